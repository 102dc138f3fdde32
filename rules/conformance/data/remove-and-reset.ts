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
# A prefix is the beginning of a key, byte by byte; the key itself may be all of it.
data.set( "ab", 1 );
data.set( "a", 2 );
data.set( "xa", 3 );
data.set( "A", 4 );
data.reset( "a" );
data.get( "ab" ) . data.get( "a" ) . data.get( "xa" ) . data.get( "A" );        # -> 34
data.reset( "no such" );
data.remove( "x" );                              # -> 0
data.get( "xa" );                                # -> 3
data.reset( "" );
data.get( "xa" ) . data.remove( "A" );           # -> 0
