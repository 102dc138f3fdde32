log.info( request.getDSCP() );       # expect: 0
log.info( request.setDSCP( 46 ) );   # expect: 1
log.info( request.getDSCP() );       # expect: 46
log.info( response.getDSCP() );       # expect: 0
log.info( request.setDSCP( 63 ) );   # expect: 1
log.info( request.setDSCP( 64 ) );   # expect: 0
                                     # warning: request.setDSCP marked nothing: 64 is not from 0 to 63
log.info( request.setDSCP( -1 ) );   # expect: 0
                                     # warning: -1 is not from 0 to 63
log.info( request.setDSCP( 257 ) );  # expect: 0
                                     # warning: 257 is not from 0 to 63
log.info( request.getDSCP() );       # expect: 63
