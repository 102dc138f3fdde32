#: service-level gold 87 90
log.info( slm.conforming( "Gold" ) );        # warning: there is no service level class "Gold"
                                             # expect: 100
log.info( slm.isOK( "" ) );                  # warning: there is no service level class ""
                                             # expect: 1
log.info( slm.threshold( 7 ) );              # warning: there is no service level class "7"
                                             # expect: 0
