data.local.set( "ip-1", 1 );
data.local.set( "ip-2", 2 );
data.local.set( "user", 3 );
log.info( data.local.remove( "ip-1" ) );               # expect: 1
log.info( data.local.remove( "ip-1" ) );               # expect: 0
data.local.reset( "ip-" );
log.info( "[" . data.local.get( "ip-2" ) . "]" );      # expect: []
log.info( data.local.get( "user" ) );                  # expect: 3
data.local.reset();
log.info( data.local.getMemoryUsage() );               # expect: 0
