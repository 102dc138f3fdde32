if( http.getMethod() == "GET" ) connection.discard();
log.info( "not reached" );
# decision: discard
