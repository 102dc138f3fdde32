string.sprintf( "%.6f", math.atan( 1 ) );          # -> 0.785398
string.sprintf( "%.6f", math.atan( -1 ) );         # -> -0.785398
string.sprintf( "%.6f", math.atan( 1e300 ) );      # -> 1.570796
math.atan( "" );                                   # -> 0
