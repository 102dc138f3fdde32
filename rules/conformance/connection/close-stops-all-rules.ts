if( http.getMethod() == "GET" ) connection.close( "bye\r\n\000\377", 0 );
log.info( "not reached" );
# decision: close "bye\r\n\x00\xff"
