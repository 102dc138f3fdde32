string.find( "abcabc", "abc" );     # -> 0
string.find( "abcabc", "c" );       # -> 2
string.find( "abcabc", "C" );       # -> -1
string.find( "abcabc", "c", 2 );    # -> 2
string.find( "abcabc", "c", 3 );    # -> 5
string.find( "abcabc", "a", 4 );    # -> -1
string.find( "abcabc", "a", 99 );   # -> -1
string.find( "abcabc", "a", -1 );   # -> 0
string.findI( "abcABC", "C" );      # -> 2
string.findI( "abcABC", "c", 3 );   # -> 5
string.findI( "abc", "x" );         # -> -1
