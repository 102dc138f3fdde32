math.fabs( -3.25 );     # -> 3.25
math.fabs( 4 );         # -> 4
fabs( "-7 apples" );    # -> 7
math.fabs( 3.25 );      # -> 3.25
math.fabs( -0.5 );      # -> 0.5
math.fabs( -7 ) / 2;    # -> 3.5
math.fabs( math.ln( 0 ) );      # -> inf
math.fabs( math.sqrt( -1 ) );   # -> nan
math.fabs( "" );        # -> 0
