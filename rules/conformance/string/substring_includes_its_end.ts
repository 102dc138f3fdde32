string.substring( "This is a string", 2, 8 );   # -> is is a
string.substring( "abc", 0, 0 );                # -> a
string.substring( "abc", 2, 2 );                # -> c
string.substring( "abc", 1, 3 );                # -> bc
string.substring( "abc", 3, 3 );                # ->
string.substring( "abc", 2, 1 );                # ->
string.substring( "abc", -2, 1 );               # -> ab
string.substring( "abc", 0, -1 );               # ->
string.substring( "abcdef", 4, 1 );             # ->
string.substring( "abcdef", 9, 12 );            # ->
string.substring( "abc", 0, 9223372036854775807 );      # -> abc
string.substring( "abc", 4294967296, 4294967297 );      # ->
string.substring( "abc", -9223372036854775807, -1 );    # ->
string.substring( "abc", "1", "1.4" );          # -> b
string.substring( "", 0, 0 );                   # ->
