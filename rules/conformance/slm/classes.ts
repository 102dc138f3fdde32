#: service-level gold 87 50
#: service-level "at the edge" 50 50
#: service-level new 100 0
log.info( slm.conforming( "gold" ) );        # expect: 87
log.info( slm.threshold( "gold" ) );         # expect: 50
log.info( slm.isOK( "gold" ) );              # expect: 1
log.info( slm.isOK( "at the edge" ) );       # expect: 0
log.info( slm.isOK( "new" ) );               # expect: 1
log.info( slm.threshold( "new" ) );          # expect: 0
