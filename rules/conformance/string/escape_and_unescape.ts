string.escape( "a b%c\n" );         # -> a%20b%25c%0A
string.escape( "a/b?c=d&e" );       # -> a/b?c=d&e
string.unescape( "a%20b%2Fc%2f" );  # -> a b/c/
string.unescape( "caf%u00e9" );     # -> café
string.unescape( "a+b" );           # -> a+b
