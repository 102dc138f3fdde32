if( http.getMethod() == "GET" ) pool.use( "api" );
log.info( "not reached" );
# decision: pool "api"
