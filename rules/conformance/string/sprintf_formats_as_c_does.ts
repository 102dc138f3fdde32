string.sprintf( "%s and %s", "a", 1 );          # -> a and 1
string.sprintf( "[%5s][%-5s][%.2s]", "abc", "abc", "abc" );     # -> [  abc][abc  ][ab]
string.sprintf( "[%3d][%-3d][%03d][%+d]", 7, 7, 7, 7 );         # -> [  7][7  ][007][+7]
string.sprintf( "%d %d", "12.6x", -3.5 );       # -> 13 -4
string.sprintf( "%f %.2f %6.1f", 1, 2.345, -1.25 );     # -> 1.000000 2.35   -1.2
string.sprintf( "%c%c%c", 72, 105, "!?" );      # -> Hi!
string.sprintf( "100%%" );                      # -> 100%
string.sprintf( "%s", 1, 2 );                   # -> 1
