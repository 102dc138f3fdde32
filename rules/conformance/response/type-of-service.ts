log.info( response.getToS() );        # expect: NONE
                                     # warning[deprecated-function]: `response.getDSCP`
foreach( $name in [ "LOWDELAY", "throughput", "RELIABILITY", "none" ] ) {
   response.setToS( $name );          # warning[deprecated-function]: `response.setDSCP( 4 )`
   log.info( response.getDSCP() . response.getToS() ); # expect: 4LOWDELAY
                                     # expect: 2THROUGHPUT
                                     # expect: 1RELIABILITY
                                     # expect: 0NONE
                                     # warning[deprecated-function]: getToS
}
response.setDSCP( 8 );
response.setToS( "FAST" );            # warning[deprecated-function]: setToS
                                     # warning: the type of service is LOWDELAY, THROUGHPUT, RELIABILITY or NONE
log.info( response.getDSCP() );       # expect: 8
log.info( response.getToS() );        # expect: NONE
                                     # warning[deprecated-function]: getToS
