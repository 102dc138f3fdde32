string.left( "abcdef", 1 );     # -> a
string.left( "abcdef", 6 );     # -> abcdef
string.left( "abcdef", 7 );     # -> abcdef
string.left( "abcdef", 0 );     # ->
string.left( "abcdef", -2 );    # ->
string.right( "abcdef", 1 );    # -> f
string.right( "abcdef", 7 );    # -> abcdef
string.right( "abcdef", 0 );    # ->
string.right( "abcdef", -2 );   # ->
# A count is a whole number of 64 bits, however it is written.
string.left( "abcdef", 4294967296 );            # -> abcdef
string.right( "abcdef", 9223372036854775807 );  # -> abcdef
string.left( "abcdef", -9223372036854775807 );  # ->
string.left( "abcdef", "2.6x" );                # -> abc
string.right( "abcdef", math.sqrt( -1 ) );      # ->   # warning: Cannot convert nan to integer value
string.left( "a\000\377", 2 ) == "a\000";       # -> 1
