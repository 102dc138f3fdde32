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
# A prefix is the beginning of a key, byte by byte; the key itself may be all of it.
data.local.set( "ab", 1 );
data.local.set( "a", 2 );
data.local.set( "xa", 3 );
data.local.set( "A", 4 );
data.local.reset( "a" );
data.local.get( "ab" ) . data.local.get( "a" ) . data.local.get( "xa" ) . data.local.get( "A" );        # -> 34
data.local.reset( "no such" );
data.local.remove( "x" );                              # -> 0
data.local.get( "xa" );                                # -> 3
data.local.reset( "" );
data.local.get( "xa" ) . data.local.remove( "A" );           # -> 0
