$a = [ 1 ];
array.push( $a, "x" );
array.push( array.push( $a, "y" ), [ 2 ] );
$a;                         # -> [ 1, "x", "y", [ 2 ] ]
$popped = array.pop( $a );
$popped;                    # -> [ 2 ]
array.pop( $a );            # -> y
array.length( $a );         # -> 2
$e = [];
array.pop( $e ) == "";      # -> 1
