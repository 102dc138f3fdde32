$a = [ "a", 1, 2.50, "" ];
array.join( $a, "," );          # -> a,1,2.5,
array.join( [ "x", "y" ] );     # -> x y
array.join( [ 1, 2 ], "" );     # -> 12
array.join( [], "," ) == "";    # -> 1
array.join( [ 1, [ 2 ] ], "," );    # -> 1,0    # warning: Cannot convert array to string value
