string.bytesToDotted( "\012\000\000\001" );                 # -> 10.0.0.1
string.bytesToDotted( "\012\000\000" );                     # ->
string.hexencode( string.dottedToBytes( "10.0.0.255" ) );   # -> 0A0000FF
string.hexencode( string.dottedToBytes( "::1" ) );          # -> 00000000000000000000000000000001
string.len( string.dottedToBytes( "10.0.0.256" ) );         # -> 0
