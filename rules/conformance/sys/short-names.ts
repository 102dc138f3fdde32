#: time 1000
log.info( time() );                     # expect: 1000
log.info( time.hour( 3600 ) );          # expect: 1
log.info( gmtime.format( "%S", 7 ) );   # expect: 07
log.info( hostname() == sys.hostname() ); # expect: 1
