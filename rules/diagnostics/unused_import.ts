import imported;
log.info( "hello" );
