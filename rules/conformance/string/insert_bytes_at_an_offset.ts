string.insertBytes( "abcd", "--", 0 );      # -> --abcd
string.insertBytes( "abcd", "--", 1 );      # -> a--bcd
string.insertBytes( "abcd", "--", 4 );      # -> abcd--
string.insertBytes( "abcd", "--", 5 );      # -> abcd
string.insertBytes( "abcd", "--", -1 );     # -> abcd
