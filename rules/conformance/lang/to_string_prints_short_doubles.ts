lang.toString( 3.14157 );               # -> 3.14157
lang.toString( 75.0 );                  # -> 75
lang.toString( 0.1 + 0.2 );             # -> 0.3
lang.toString( 1.0 / 3 );               # -> 0.33333333333333
lang.toString( -7 );                    # -> -7
lang.toString( "as it is" );            # -> as it is
string.len( toString( 2.71828 ) );      # -> 7
