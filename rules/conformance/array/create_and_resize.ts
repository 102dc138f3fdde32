array.create( 3, 0 );           # -> [ 0, 0, 0 ]
array.create( 2 );              # -> [ "", "" ]
array.create( 0, 1 );           # -> []
$a = [ 1, 2, 3 ];
array.resize( $a, 2 );
$a;                             # -> [ 1, 2 ]
array.resize( $a, 4, "x" );
$a;                             # -> [ 1, 2, "x", "x" ]
array.resize( $a, -1 );         # -> [ 1, 2, "x", "x" ]     # warning: a size of at least 0, not -1
