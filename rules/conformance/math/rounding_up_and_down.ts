math.ceil( 3.2 );       # -> 4
math.ceil( -3.7 );      # -> -3
math.ceil( 5 );         # -> 5
math.floor( 3.7 );      # -> 3
math.floor( -3.2 );     # -> -4
math.floor( "3.9x" );   # -> 3
ceil( -0.5 );           # -> 0
floor( 7 / 2 );         # -> 3
math.ceil( 4.0 );       # -> 4
math.ceil( -4.0 );      # -> -4
math.floor( -4.0 );     # -> -4
math.floor( -0.5 );     # -> -1
math.ceil( 0.1 );       # -> 1
math.ceil( "3.1x" );    # -> 4
math.ceil( [ 1 ] );     # -> 0      # warning: Cannot convert array to
math.floor( "" );       # -> 0
