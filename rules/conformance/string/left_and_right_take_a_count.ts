string.left( "abcdef", 1 );     # -> a
string.left( "abcdef", 6 );     # -> abcdef
string.left( "abcdef", 7 );     # -> abcdef
string.left( "abcdef", 0 );     # ->
string.left( "abcdef", -2 );    # ->
string.right( "abcdef", 1 );    # -> f
string.right( "abcdef", 7 );    # -> abcdef
string.right( "abcdef", 0 );    # ->
string.right( "abcdef", -2 );   # ->
