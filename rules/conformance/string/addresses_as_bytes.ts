string.bytesToDotted( "\012\000\000\001" );                 # -> 10.0.0.1
string.bytesToDotted( "\012\000\000" );                     # ->
string.hexencode( string.dottedToBytes( "10.0.0.255" ) );   # -> 0A0000FF
string.hexencode( string.dottedToBytes( "::1" ) );          # -> 00000000000000000000000000000001
string.len( string.dottedToBytes( "10.0.0.256" ) );         # -> 0
string.bytesToDotted( "" );                                 # ->
string.bytesToDotted( "\012\000\000\001\001" );             # ->
string.hexencode( string.dottedToBytes( "2001:DB8::102:ff" ) );     # -> 20010DB80000000000000000010200FF
string.hexencode( string.dottedToBytes( "::ffff:1.2.3.4" ) );       # -> 00000000000000000000FFFF01020304
string.len( string.dottedToBytes( "10.0.0.1 " ) );          # -> 0
# As text an address has the form that all functions give it, so that texts of addresses can be compared.
string.bytesToDotted( string.dottedToBytes( "2001:0:0157::0:006a" ) );      # -> 2001::157:0:0:0:0:6a
foreach( $ip in [ "::", "::1", "fe80:1:2:3:4:5:6:0", "2001:0:157::6a", "::ffff:1.2.3.4", "1:2:3:4:5:6:7:8" ] ) {
   if( string.bytesToDotted( string.dottedToBytes( $ip ) ) != string.normalizeIPAddress( $ip ) ) log.info( $ip );
}
