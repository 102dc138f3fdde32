string.validIPAddress( "192.0.2.1" );       # -> 4
string.validIPAddress( "192.0.2.256" );     # -> 0
string.validIPAddress( "192.0.2.01" );      # -> 0
string.validIPAddress( "2001:db8::1" );     # -> 6
string.validIPAddress( "::" );              # -> 6
string.validIPAddress( "1::2::3" );         # -> 0
string.validIPAddress( "" );                # -> 0
