log.info( request.getToS() );        # expect: NONE
                                     # warning[deprecated-function]: `request.getDSCP`
foreach( $name in [ "LOWDELAY", "throughput", "RELIABILITY", "none" ] ) {
   request.setToS( $name );          # warning[deprecated-function]: `request.setDSCP( 4 )`
   log.info( request.getDSCP() . request.getToS() ); # expect: 4LOWDELAY
                                     # expect: 2THROUGHPUT
                                     # expect: 1RELIABILITY
                                     # expect: 0NONE
                                     # warning[deprecated-function]: getToS
}
request.setDSCP( 8 );
request.setToS( "FAST" );            # warning[deprecated-function]: setToS
                                     # warning: the type of service is LOWDELAY, THROUGHPUT, RELIABILITY or NONE
log.info( request.getDSCP() );       # expect: 8
log.info( request.getToS() );        # expect: NONE
                                     # warning[deprecated-function]: getToS
