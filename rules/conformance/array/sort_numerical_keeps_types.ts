array.sortNumerical( [ 10, "9", 2.5, -1 ] );            # -> [ -1, 2.5, "9", 10 ]
array.sortNumerical( [ 1, "10 apples", 3 ], true );     # -> [ "10 apples", 3, 1 ]
array.sortNumerical( [ "1", 1, "01" ] );                # -> [ "1", 1, "01" ]
array.sortNumerical( [ 1, 10, 9, 2 ] );                 # -> [ 1, 2, 9, 10 ]
array.sortNumerical( [ 1.4, 1.25, 1, 0.9, -0.5, 0 ] );  # -> [ -0.5, 0, 0.9, 1, 1.25, 1.4 ]
array.sortNumerical( [ "01", 1, "1", 2 ], true );       # -> [ 2, "01", 1, "1" ]
array.sortNumerical( [ 5, 5, 5 ] );                     # -> [ 5, 5, 5 ]
array.sortNumerical( [ 2, 1 ], 0 );                     # -> [ 1, 2 ]
array.sortNumerical( [ 2, [ 9 ], -1 ] );                # -> [ -1, [ 9 ], 2 ]       # warning: Cannot convert array to
# Integers beyond a double's digits are apart, and NaN is behind all others.
array.sortNumerical( [ 9007199254740993, 9007199254740992.0, 9007199254740991 ] );     # -> [ 9007199254740991, 9.007199254741e+15, 9007199254740993 ]
array.sortNumerical( [ math.sqrt( -1 ), math.exp( 1000 ), 9223372036854775807, math.ln( 0 ) ] );       # -> [ -inf, 9223372036854775807, inf, nan ]
array.sortNumerical( [ 1, math.sqrt( -1 ), 2 ], true );     # -> [ nan, 2, 1 ]
