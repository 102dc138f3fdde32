sub refuse( $why ) { connection.close( $why . "\n", 1 ); }
if( http.getMethod() == "GET" ) refuse( 410 );
log.info( "not reached" );
# decision: close "410\n"
