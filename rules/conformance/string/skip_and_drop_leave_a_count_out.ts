string.skip( "abcdef", 1 );     # -> bcdef
string.skip( "abcdef", 6 );     # ->
string.skip( "abcdef", 7 );     # ->
string.skip( "abcdef", 0 );     # -> abcdef
string.skip( "abcdef", -2 );    # -> abcdef
string.drop( "abcdef", 1 );     # -> abcde
string.drop( "abcdef", 5 );     # -> a
string.drop( "abcdef", 7 );     # ->
string.drop( "abcdef", -2 );    # -> abcdef
string.skip( "abcdef", 4294967296 );            # ->
string.drop( "abcdef", 4294967296 );            # ->
string.drop( "abcdef", 0 );                     # -> abcdef
string.drop( "abcdef", 6 );                     # ->
string.skip( "abcdef", math.sqrt( -1 ) );       # -> abcdef   # warning: Cannot convert nan to integer value
string.skip( "", 1 ) . string.drop( "", 1 );    # ->
