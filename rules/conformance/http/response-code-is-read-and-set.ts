#: phase response
#: response 500 Oops
log.info( http.getResponseCode() ); # expect: 500
http.setResponseCode( 503 );
log.info( http.getResponseCode() ); # expect: 503
http.setResponseCode( "404 Not Here" );
log.info( http.getResponseCode() ); # expect: 404
http.setResponseCode( 200, "" );
log.info( string.left( http.getResponse(), 15 ) ); # expect: HTTP/1.1 200 OK
http.setResponseCode( 999, 7 );
# status: 999
# reason: 7
