$inner = [ 1 ];
$a = [];
array.push( $a, $inner );
array.unshift( $a, $inner );
array.splice( $a, 1, 0, $inner );
$inner[0] = 9;
$a[0][0] = 5;
$a;             # -> [ [ 5 ], [ 1 ], [ 1 ] ]
# So is what comes in by each of the functions that store values, and what they put in has nothing to do with the rest.
$b = [ "b" ];
$c = [];
array.append( $c, [ $b, $b ] );
array.push( $c, $b );
array.unshift( $c, $b );
array.splice( $c, 0, 0, $b, $b );
array.resize( $c, 8, $b );
array.append( $c, $c );
$b[0] = "changed";
$d = array.create( 2, $c[0] );
for( $i = 0; $i < array.length( $c ); $i++ ) { $c[ $i ][0] .= $i; }
for( $i = 0; $i < array.length( $d ); $i++ ) { $d[ $i ][0] .= "d" . $i; }
$c;         # -> [ [ "b0" ], [ "b1" ], [ "b2" ], [ "b3" ], [ "b4" ], [ "b5" ], [ "b6" ], [ "b7" ], [ "b8" ], [ "b9" ], [ "b10" ], [ "b11" ], [ "b12" ], [ "b13" ], [ "b14" ], [ "b15" ] ]
$d;         # -> [ [ "bd0" ], [ "bd1" ] ]
# An array in itself is a copy as well.
$e = [ 1 ];
array.push( $e, $e );
array.unshift( $e, $e );
array.splice( $e, 0, 1, $e );
$e;         # -> [ [ [ 1, [ 1 ] ], 1, [ 1 ] ], 1, [ 1 ] ]
