math.ceil( 3.2 );       # -> 4
math.ceil( -3.7 );      # -> -3
math.ceil( 5 );         # -> 5
math.floor( 3.7 );      # -> 3
math.floor( -3.2 );     # -> -4
math.floor( "3.9x" );   # -> 3
ceil( -0.5 );           # -> 0
floor( 7 / 2 );         # -> 3
