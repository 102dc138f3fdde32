#: service-level gold 87 90
log.info( slm.conforming() );                # expect: 100
log.info( slm.isOK() );                      # expect: 1
log.info( slm.threshold() );                 # expect: 0
connection.setServiceLevelClass( "gold" );
log.info( slm.conforming() );                # expect: 87
log.info( slm.isOK() );                      # expect: 0
log.info( slm.threshold() );                 # expect: 90
