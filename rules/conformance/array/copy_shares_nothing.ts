$a = [ 1, [ 2 ] ];
$b = array.copy( $a );
$b[1][0] = 9;
$b;                                             # -> [ 1, [ 9 ] ]
$a;                                             # -> [ 1, [ 2 ] ]
array.join( array.sort( array.copy( [ 3, 1, 2 ] ) ) );      # -> 1 2 3
array.copy( "text" );                           # -> []     # warning: Cannot convert string to array value
