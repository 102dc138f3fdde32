string.replaceBytes( "abcdef", "XY", 0 );       # -> XYcdef
string.replaceBytes( "abcdef", "XY", 4 );       # -> abcdXY
string.replaceBytes( "abcdef", "XYZ", 4 );      # -> abcdXY
string.replaceBytes( "abcdef", "XY", 6 );       # -> abcdef
string.replaceBytes( "abcdef", "XY", -1 );      # -> abcdef
