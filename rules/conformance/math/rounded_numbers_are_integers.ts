# Fifteen digits print whole, not with an exponent, and the division of integers is not changed by rounding.
math.floor( 123456789012345.6 );    # -> 123456789012345
math.floor( 4.5 ) / 2;              # -> 2
math.ceil( 4.5 ) / 2;               # -> 2.5
math.floor( math.pow( 10, 30 ) );   # -> 1e+30
# An integer stays what it is, however many digits it has.
math.floor( 9223372036854775807 );  # -> 9223372036854775807
math.ceil( -9223372036854775807 );  # -> -9223372036854775807
math.rint( 9007199254740993 );      # -> 9007199254740993
math.ceil( "9223372036854775807" ); # -> 9223372036854775807
math.floor( 1e18 );                 # -> 1000000000000000000
math.floor( 9223372036854775808.0 );        # -> 9.2233720368548e+18
math.floor( -9223372036854775808.0 );       # -> -9223372036854775808
math.ceil( math.exp( 1000 ) );      # -> inf
math.floor( math.ln( 0 ) );         # -> -inf
math.rint( math.sqrt( -1 ) );       # -> nan
