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
string.find( "abcabc", "a", 4294967296 );   # -> -1
string.find( "abcabc", "a", 9223372036854775807 );      # -> -1
string.find( "abcabc", "a", -9223372036854775807 );     # -> 0
string.find( "abcabc", "c", "3x" );     # -> 5
string.find( "abcabc", "c", math.sqrt( -1 ) );          # -> 2   # warning: Cannot convert nan to integer value
string.findI( "abcABC", "C", 3 );       # -> 5
string.findI( "abcABC", "a", 7 );       # -> -1
string.find( "aab", "ab" );             # -> 1
string.find( "a\000b", "\000b" );       # -> 1
string.findI( "aÉ", "é" );              # -> -1
# The empty text is found where the search begins, the end included.
string.find( "abc", "" );               # -> 0
string.find( "abc", "", 1 );            # -> 1
string.find( "abc", "", 3 );            # -> 3
string.find( "abc", "", 4 );            # -> -1
string.findI( "abc", "", 3 );           # -> 3
