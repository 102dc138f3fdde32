connection.close( "bye\r\n", 0 );
log.info( "not reached" );
# decision: close
