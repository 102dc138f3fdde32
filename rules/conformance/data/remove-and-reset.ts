data.set( "ip-1", 1 );
data.set( "ip-2", 2 );
data.set( "user", 3 );
log.info( data.remove( "ip-1" ) );               # expect: 1
log.info( data.remove( "ip-1" ) );               # expect: 0
data.reset( "ip-" );
log.info( "[" . data.get( "ip-2" ) . "]" );      # expect: []
log.info( data.get( "user" ) );                  # expect: 3
data.reset();
log.info( data.getMemoryUsage() );               # expect: 0
