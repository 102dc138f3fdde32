string.reverse( "abc" );    # -> cba
string.reverse( "" );       # ->
string.reverse( 120 );      # -> 021
