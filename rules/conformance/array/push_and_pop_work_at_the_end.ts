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
lang.dump( array.pop( $e ) );           # -> ""
$e;                                     # -> []
array.pop( array.push( $e, 7 ) );       # -> 7
# What was popped is nobody's any more.
$a = [ [ 1 ] ];
$popped = array.pop( $a );
$popped[0] = 2;
array.push( $a, $popped );
$popped[0] = 3;
$a;                                     # -> [ [ 2 ] ]
