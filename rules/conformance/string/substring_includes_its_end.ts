string.substring( "This is a string", 2, 8 );   # -> is is a
string.substring( "abc", 0, 0 );                # -> a
string.substring( "abc", 2, 2 );                # -> c
string.substring( "abc", 1, 3 );                # -> bc
string.substring( "abc", 3, 3 );                # ->
string.substring( "abc", 2, 1 );                # ->
string.substring( "abc", -2, 1 );               # -> ab
string.substring( "abc", 0, -1 );               # ->
