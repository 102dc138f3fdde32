array.join( array.sort( [ 1, 10, 11, 2, 3, 4 ] ) );     # -> 1 10 11 2 3 4
array.join( array.sort( [ "b", "B", "a", "", "A" ], true ), "," );       # -> b,a,B,A,
$a = [ 10, "9", 1.5 ];
array.sort( $a );
$a;                                                     # -> [ 1.5, 10, "9" ]
array.sort( $a, 0 );
$a[0];                                                  # -> 1.5
