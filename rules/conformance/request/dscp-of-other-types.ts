log.info( request.setDSCP( "0x2e" ) );  # expect: 1
log.info( request.getDSCP() );          # expect: 0
log.info( request.setDSCP( 0x2e ) );    # expect: 1
log.info( request.getDSCP() );          # expect: 46
log.info( request.setDSCP( 10.4 ) );    # expect: 1
log.info( request.getDSCP() );          # expect: 10
request.setToS( "LOWDELAY " );          # warning[deprecated-function]: setToS
                                        # warning: request.setToS marked nothing
log.info( request.getDSCP() );          # expect: 10
