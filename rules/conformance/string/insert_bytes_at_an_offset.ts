string.insertBytes( "abcd", "--", 0 );      # -> --abcd
string.insertBytes( "abcd", "--", 1 );      # -> a--bcd
string.insertBytes( "abcd", "--", 4 );      # -> abcd--
string.insertBytes( "abcd", "--", 5 );      # -> abcd
string.insertBytes( "abcd", "--", -1 );     # -> abcd
string.insertBytes( "abcd", "--", 4294967296 );         # -> abcd
string.insertBytes( "abcd", "--", math.sqrt( -1 ) );    # -> --abcd   # warning: Cannot convert nan to integer value
string.insertBytes( "", "--", 0 );          # -> --
string.insertBytes( "", "--", 1 );          # ->
string.insertBytes( "abcd", "", 2 );        # -> abcd
