if( http.getMethod() == "GET" ) {
   pool.use( "api" );
   log.info( "sent to api" );
   log.info( "really" );
}
while( true ) { log.info( "x" ); }
log.info( "never" );
