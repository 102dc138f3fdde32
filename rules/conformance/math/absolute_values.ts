math.fabs( -3.25 );     # -> 3.25
math.fabs( 4 );         # -> 4
fabs( "-7 apples" );    # -> 7
