string.findr( "abcabc", "abc" );    # -> 3
string.findr( "abcabc", "c" );      # -> 5
string.findr( "abcabc", "c", 0 );   # -> 5
string.findr( "abcabc", "c", 1 );   # -> 2
string.findr( "abcabc", "bc", 2 );  # -> 1
string.findr( "abcabc", "a", 6 );   # -> -1
string.findr( "abcabc", "x" );      # -> -1
string.findr( "abcabc", "c", -1 );      # -> 5
string.findr( "abcabc", "abc", 1 );     # -> 0
string.findr( "abcabc", "C" );          # -> -1
string.findr( "aaa", "aa" );            # -> 1
string.findr( "abcabc", "a", 4294967296 );              # -> -1
string.findr( "abcabc", "a", 9223372036854775807 );     # -> -1
# The empty text is found where the search begins.
string.findr( "abc", "" );              # -> 3
string.findr( "abc", "", 1 );           # -> 2
string.findr( "abc", "", 3 );           # -> 0
string.findr( "abc", "", 4 );           # -> -1
