string.escape( "a b%c\n" );         # -> a%20b%25c%0A
string.escape( "a/b?c=d&e" );       # -> a/b?c=d&e
string.unescape( "a%20b%2Fc%2f" );  # -> a b/c/
string.unescape( "caf%u00e9" );     # -> café
string.unescape( "a+b" );           # -> a+b
string.escape( "a%20b" );           # -> a%2520b
string.hexencode( string.escape( "\177\200\377" ) );    # -> 7F80FF
string.escape( "\000\037!" );       # -> %00%1F!
string.unescape( "%u20AC%u0041" );  # -> €A
string.unescape( "%ud83d%ude00" );  # -> 😀
string.hexencode( string.unescape( "%00%ff%e9" ) );     # -> 00FFE9
string.unescape( "%2541" );         # -> %41
