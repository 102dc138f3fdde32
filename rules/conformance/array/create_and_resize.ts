array.create( 3, 0 );           # -> [ 0, 0, 0 ]
array.create( 2 );              # -> [ "", "" ]
array.create( 0, 1 );           # -> []
$a = [ 1, 2, 3 ];
array.resize( $a, 2 );
$a;                             # -> [ 1, 2 ]
array.resize( $a, 4, "x" );
$a;                             # -> [ 1, 2, "x", "x" ]
array.resize( $a, -1 );         # -> [ 1, 2, "x", "x" ]     # warning: a size of at least 0, not -1
array.create( -1 );             # -> []     # warning: a size of at least 0, not -1
array.create( 1.5, "x" );       # -> [ "x", "x" ]
array.create( "2x", "y" );      # -> [ "y", "y" ]
array.create( math.sqrt( -1 ) );    # -> []   # warning: Cannot convert nan to integer value
array.resize( $a, 3 );
$a;                             # -> [ 1, 2, "x" ]
array.resize( $a, 3, "y" );     # -> [ 1, 2, "x" ]
array.resize( $a, 5 );          # -> [ 1, 2, "x", "", "" ]
array.resize( $a, 0 );          # -> []
array.length( array.resize( $a, 2, [ 1 ] ) );       # -> 2
$a[0][0] = 9;
$a;                             # -> [ [ 9 ], [ 1 ] ]
