string.replaceBytes( "abcdef", "XY", 0 );       # -> XYcdef
string.replaceBytes( "abcdef", "XY", 4 );       # -> abcdXY
string.replaceBytes( "abcdef", "XYZ", 4 );      # -> abcdXY
string.replaceBytes( "abcdef", "XY", 6 );       # -> abcdef
string.replaceBytes( "abcdef", "XY", -1 );      # -> abcdef
string.replaceBytes( "abcdef", "XY", 2 );       # -> abXYef
string.replaceBytes( "abcdef", "XY", 5 );       # -> abcdeX
string.replaceBytes( "abcdef", "XY", 7 );       # -> abcdef
string.replaceBytes( "abcdef", "XY", 4294967296 );      # -> abcdef
string.replaceBytes( "ab", "VWXYZ", 0 );        # -> VW
string.replaceBytes( "abcdef", "", 2 );         # -> abcdef
string.replaceBytes( "", "X", 0 );              # ->
