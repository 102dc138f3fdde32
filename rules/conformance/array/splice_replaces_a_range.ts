$a = [ 1, 2, 3, 4, 5 ];
array.splice( $a, 1, 2 );               # -> [ 1, 4, 5 ]
array.splice( $a, 1, 0, "x", "y" );     # -> [ 1, "x", "y", 4, 5 ]
array.splice( $a, -1, 1, "z" );         # -> [ 1, "x", "y", 4, "z" ]
array.splice( $a, 4, 99 );              # -> [ 1, "x", "y", 4 ]
array.splice( $a, 99, 1, "end" );       # -> [ 1, "x", "y", 4, "end" ]
$a;                                     # -> [ 1, "x", "y", 4, "end" ]
