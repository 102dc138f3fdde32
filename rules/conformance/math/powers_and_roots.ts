math.pow( 2, 10 );      # -> 1024
math.pow( 2, -1 );      # -> 0.5
math.pow( 0, 0 );       # -> 1
pow( "3", 2 );          # -> 9
math.sqrt( 16 );        # -> 4
sqrt( 2 );              # -> 1.4142135623731
math.pow( -2, 3 );      # -> -8
math.pow( -2, 2 );      # -> 4
math.pow( 9, 0.5 );     # -> 3
math.pow( 2, 0.5 );     # -> 1.4142135623731
math.pow( -8, 1 / 3 );  # -> nan
math.pow( 0, -1 );      # -> inf
math.pow( 10, 400 );    # -> inf
math.pow( 2, -2000 );   # -> 0
math.sqrt( 0.25 );      # -> 0.5
math.sqrt( "16 apples" );       # -> 4
math.exp( 1 );          # -> 2.718281828459
math.exp( -1 );         # -> 0.36787944117144
math.exp( 709 ) < math.exp( 709.5 );    # -> 1
math.exp( 710 );        # -> inf
math.exp( -1000 );      # -> 0
