string.count( "ooo", "oo" );        # -> 1
string.count( "oooo", "oo" );       # -> 2
string.count( "a,b,c", "," );       # -> 2
string.count( "a,b,c", ",", 1 );    # -> 2
string.count( "a,b,c", ",", 2 );    # -> 1
string.count( "aA", "A" );          # -> 1
string.count( "abc", "" );          # -> 0
string.count( "oooo", "oo", 1 );    # -> 1
string.count( "ababab", "ab", 1 );  # -> 2
string.count( "ababab", "ab", 6 );  # -> 0
string.count( "ababab", "ab", 7 );  # -> 0
string.count( "ababab", "ab", -9 ); # -> 3
string.count( "a,b", ",", 4294967296 );     # -> 0
string.count( "", "a" );            # -> 0
string.count( "aaa", "aaaa" );      # -> 0
