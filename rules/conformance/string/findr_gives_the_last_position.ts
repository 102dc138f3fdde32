string.findr( "abcabc", "abc" );    # -> 3
string.findr( "abcabc", "c" );      # -> 5
string.findr( "abcabc", "c", 0 );   # -> 5
string.findr( "abcabc", "c", 1 );   # -> 2
string.findr( "abcabc", "bc", 2 );  # -> 1
string.findr( "abcabc", "a", 6 );   # -> -1
string.findr( "abcabc", "x" );      # -> -1
