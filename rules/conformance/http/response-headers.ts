#: phase response
#: response 200
#: response-header server: nginx
#: response-header vary: a
#: response-header Vary: b
log.info( http.getResponseHeader( "SERVER" ) );                   # expect: nginx
log.info( http.getResponseHeader( "Vary" ) );                     # expect: a, b
log.info( http.responseHeaderExists( "Age" ) );                   # expect: 0
http.setResponseHeader( "Server", "x" );
http.addResponseHeader( "Vary", "c" );
http.removeResponseHeader( "Age" );
log.info( array.join( http.listResponseHeaderNames(), " " ) );    # expect: Server Vary
$headers = http.getResponseHeaders();
log.info( $headers["Vary"] );                                     # expect: a, b, c
# response-header: Server: x
