#: pool "web" web1:80
if( http.getMethod() == "GET" ) pool.use( "discard" );
log.info( "not reached" );
# decision: discard
