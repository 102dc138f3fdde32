lang.toString( 3.14157 );               # -> 3.14157
lang.toString( 75.0 );                  # -> 75
lang.toString( 0.1 + 0.2 );             # -> 0.3
lang.toString( 1.0 / 3 );               # -> 0.33333333333333
lang.toString( -7 );                    # -> -7
lang.toString( "as it is" );            # -> as it is
string.len( toString( 2.71828 ) );      # -> 7
lang.toString( 1e15 );                  # -> 1e+15
lang.toString( 123456789012345.0 );     # -> 1.2345678901234e+14
lang.toString( 12345678901234.0 );      # -> 12345678901234
lang.toString( 0.0001 );                # -> 0.0001
lang.toString( 0.00001 );               # -> 1e-05
lang.toString( -1 / math.exp( 1000 ) ); # -> -0
lang.toString( 9223372036854775807 );   # -> 9223372036854775807
lang.toString( true ) . lang.toString( false ); # -> 10
