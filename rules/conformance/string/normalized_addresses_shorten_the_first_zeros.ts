string.normalizeIPAddress( "2001:0:0157::0:006a" );     # -> 2001::157:0:0:0:0:6a
string.normalizeIPAddress( "0:0:0:0:0:0:0:1" );         # -> ::1
string.normalizeIPAddress( "FE80:1:2:3:4:5:6:0" );      # -> fe80:1:2:3:4:5:6::
string.normalizeIPAddress( "1:2:3:4:5:6:7:8" );         # -> 1:2:3:4:5:6:7:8
string.normalizeIPAddress( "192.0.2.1" );               # -> 192.0.2.1
string.normalizeIPAddress( "example.com" );             # ->
string.normalizeIPAddress( "::ffff:1.2.3.4" );          # -> ::ffff:102:304
string.normalizeIPAddress( "1::2:0:0:3" );              # -> 1::2:0:0:3
string.normalizeIPAddress( "::" );                      # -> ::
string.normalizeIPAddress( "192.0.2.01" );              # ->
string.normalizeIPAddress( " ::1" );                    # ->
