if( http.getMethod() == "GET" ) connection.close( "bye\r\n", 0 );
log.info( "not reached" );
# decision: close
