$a = [ "b" ];
array.unshift( $a, "a" );
array.join( $a );               # -> a b
array.unshift( $a, [ 1 ] );
$first = array.shift( $a );
$first;                         # -> [ 1 ]
array.shift( $a );              # -> a
array.join( $a );               # -> b
$e = [];
array.shift( $e ) == "";        # -> 1
