# Length counts bytes, not characters.
string.len( "ä" );             # -> 2
string.hexencode( "ä" );       # -> C3A4
