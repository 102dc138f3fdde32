# A text gives the number that it begins with; fractions round, halves away from zero.
lang.toInt( "10xxx" );      # -> 10
lang.toInt( "  -12x" );     # -> -12
lang.toInt( 3.14157 );      # -> 3
lang.toInt( 3.75 );         # -> 4
lang.toInt( "3.75" );       # -> 4
lang.toInt( 2.5 );          # -> 3
lang.toInt( -2.5 );         # -> -3
lang.toInt( "!!!" );        # -> 0
lang.toInt( "" );           # -> 0
toInt( "3.2.7" );           # -> 3
lang.toInt( 0.5 ) . lang.toInt( -0.5 ) . lang.toInt( 1.5 );     # -> 1-12
lang.toInt( "9223372036854775807" );    # -> 9223372036854775807
lang.toInt( "9223372036854775808" );    # -> 9223372036854775807
lang.toInt( "-99999999999999999999" );  # -> -9223372036854775808
lang.toInt( 1e300 ) == 9223372036854775807;     # -> 1
lang.toInt( math.ln( 0 ) );     # -> -9223372036854775808
lang.toInt( math.sqrt( -1 ) );  # -> 0   # warning: Cannot convert nan to integer value
lang.toInt( "+7" );             # -> 7
lang.toInt( "- 7" );            # -> 0
lang.toInt( true ) . lang.toInt( false );       # -> 10
