string.hexencode( string.hashMD5( "" ) );       # -> D41D8CD98F00B204E9800998ECF8427E
string.hexencode( string.hashSHA1( "abc" ) );   # -> A9993E364706816ABA3E25717850C26C9CD0D89D
string.hexencode( string.hashSHA256( "abc" ) ); # -> BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD
string.left( string.hexencode( string.hashSHA384( "abc" ) ), 24 );  # -> CB00753F45A35E8BB5A03D69
string.left( string.hexencode( string.hashSHA512( "abc" ) ), 24 );  # -> DDAF35A193617ABACC417349
string.len( string.hashSHA384( "abc" ) );       # -> 48
string.len( string.hashSHA512( "abc" ) );       # -> 64
