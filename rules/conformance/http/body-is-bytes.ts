#: request PUT /
#: body "a\x00\xff\r\n"
log.info( string.hexencode( http.getBody() ) );    # expect: 6100FF0D0A
log.info( string.hexencode( http.getBody( 2 ) ) ); # expect: 6100
http.setBody( http.getBody() . "\001" );
# request-body: "a\x00\xff\r\n\x01"
# request-header: Content-Length: 6
