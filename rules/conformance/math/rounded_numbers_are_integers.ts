# Fifteen digits print whole, not with an exponent, and the division of integers is not changed by rounding.
math.floor( 123456789012345.6 );    # -> 123456789012345
math.floor( 4.5 ) / 2;              # -> 2
math.ceil( 4.5 ) / 2;               # -> 2.5
math.floor( math.pow( 10, 30 ) );   # -> 1e+30
