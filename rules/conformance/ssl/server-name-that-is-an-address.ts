#: phase response
ssl.setTLSServerName( "a.example" );
ssl.setTLSServerName( "2001:DB8::1" );
# server-name: 2001:db8::1
