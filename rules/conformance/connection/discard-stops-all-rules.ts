connection.discard();
log.info( "not reached" );
# decision: discard
