http.stream.startResponse( 200, "text/plain" );
http.stream.writeResponse( "a" );
if( http.getMethod() == "GET" ) http.redirect( "/b" ); # warning: http.redirect changed nothing: the head of the response has gone out
log.info( "not reached" );
# status: 200
# response-header-absent: Location
