math.rint( 2.4 );       # -> 2
math.rint( 2.6 );       # -> 3
math.rint( 2.5 );       # -> 2
math.rint( 3.5 );       # -> 4
math.rint( -2.5 );      # -> -2
rint( -2.6 );           # -> -3
