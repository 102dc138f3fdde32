$a = [ "a", 1, 2.50, "" ];
array.join( $a, "," );          # -> a,1,2.5,
array.join( [ "x", "y" ] );     # -> x y
array.join( [ 1, 2 ], "" );     # -> 12
array.join( [], "," ) == "";    # -> 1
array.join( [ 1, [ 2 ] ], "," );    # -> 1,0    # warning: Cannot convert array to string value
array.join( [ "a" ], "," );     # -> a
array.join( [ "a", "b", "c" ], ", " );      # -> a, b, c
array.join( [ "", "" ], "-" );  # -> -
array.join( [ 1e30, -0.5, math.sqrt( -1 ) ] );      # -> 1e+30 -0.5 nan
array.join( [ 1, 2 ], 0 );      # -> 102
array.join( [ [ "k" => 1 ] ] ); # -> 0      # warning: Cannot convert hash to string value
