$a = [ 1 ];
array.append( $a, [ 2, [ 3 ] ] );
$a;                                         # -> [ 1, 2, [ 3 ] ]
array.length( array.push( $a, [ 4, 5 ] ) ); # -> 4
array.append( $a, $a );
array.length( $a );                         # -> 8
