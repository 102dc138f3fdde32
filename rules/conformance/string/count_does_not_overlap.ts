string.count( "ooo", "oo" );        # -> 1
string.count( "oooo", "oo" );       # -> 2
string.count( "a,b,c", "," );       # -> 2
string.count( "a,b,c", ",", 1 );    # -> 2
string.count( "a,b,c", ",", 2 );    # -> 1
string.count( "aA", "A" );          # -> 1
string.count( "abc", "" );          # -> 0
