$a = [ 1, 2, 3, 4, 5 ];
array.splice( $a, 1, 2 );               # -> [ 1, 4, 5 ]
array.splice( $a, 1, 0, "x", "y" );     # -> [ 1, "x", "y", 4, 5 ]
array.splice( $a, -1, 1, "z" );         # -> [ 1, "x", "y", 4, "z" ]
array.splice( $a, 4, 99 );              # -> [ 1, "x", "y", 4 ]
array.splice( $a, 99, 1, "end" );       # -> [ 1, "x", "y", 4, "end" ]
$a;                                     # -> [ 1, "x", "y", 4, "end" ]
# A negative length removes nothing; an offset before the beginning is the beginning.
$b = [ 1, 2, 3 ];
array.splice( $b, 1, -1 );              # -> [ 1, 2, 3 ]
array.splice( $b, 1, -1, "x" );         # -> [ 1, "x", 2, 3 ]
array.splice( $b, -9, 1 );              # -> [ "x", 2, 3 ]
array.splice( $b, -3, 1, 1 );           # -> [ 1, 2, 3 ]
array.splice( $b, -1, 0, "y" );         # -> [ 1, 2, "y", 3 ]
array.splice( $b, 2, 1 );               # -> [ 1, 2, 3 ]
array.splice( $b, 0, 0 );               # -> [ 1, 2, 3 ]
array.splice( $b, 3, 5, 4, 5 );         # -> [ 1, 2, 3, 4, 5 ]
array.splice( $b, 1, 9223372036854775807 );     # -> [ 1 ]
array.splice( $b, 9223372036854775807, 9223372036854775807, 2 );        # -> [ 1, 2 ]
array.splice( $b, -9223372036854775807 - 1, 1 );        # -> [ 2 ]
array.splice( $b, math.sqrt( -1 ), 1, "nan is 0" );     # -> [ "nan is 0" ]   # warning: Cannot convert nan to integer value
