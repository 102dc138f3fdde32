string.hash( "" );          # -> -2128831035
string.hash( "foobar" );    # -> -1080231576
string.hash( "foobaz" ) == string.hash( "foobar" );     # -> 0
