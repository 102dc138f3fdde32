# A question about the host sees the same name however the client spelled it.
if( http.getHostHeader() == "www.example.com" ) pool.use( "www" );
if( string.startsWith( $host, "[" ) ) pool.use( "address" );
log.info( http.getHostHeader() );

#: case plain
#: header Host: www.example.com
# decision: pool "www"

#: case with a point
#: header Host: www.example.com.
# decision: pool "www"

#: case with a port
#: header Host: www.example.com:8080
# decision: pool "www"

#: case in capitals, with all of it
#: header Host: WWW.Example.COM.:8080
# decision: pool "www"

#: case blanks
#: header Host:  www.example.com
# decision: pool "www"

#: case an address in brackets
#: header Host: [2001:db8::1]:80
# decision: pool "address"

#: case another character
#: header Host: www_example.com
# expect: www_example.com
# decision: none

#: case none
#: header Host:
# expect: ""
# decision: none
