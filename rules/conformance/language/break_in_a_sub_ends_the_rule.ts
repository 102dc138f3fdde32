sub stop() { break; }
log.info( "a" );   # expect: a
stop();
log.info( "never" );
