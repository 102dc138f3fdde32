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
