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
lang.dump( array.shift( $e ) );     # -> ""
$e;                             # -> []
$c = [ 1, 2, 3, 4 ];
array.shift( $c );              # -> 1
$c;                             # -> [ 2, 3, 4 ]
array.unshift( array.unshift( $c, "b" ), "a" );
$c;                             # -> [ "a", "b", 2, 3, 4 ]
