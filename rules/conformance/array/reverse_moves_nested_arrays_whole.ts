$a = [ 1, 2, [ 3, 4 ] ];
array.reverse( $a );
$a;             # -> [ [ 3, 4 ], 2, 1 ]
array.reverse( [ 1, 2, 3, 4 ] );        # -> [ 4, 3, 2, 1 ]
array.reverse( [] );                    # -> []
array.reverse( array.reverse( $a ) );   # -> [ [ 3, 4 ], 2, 1 ]
