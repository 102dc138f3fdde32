#: service-level gold 87 50
log.info( "[" . connection.getServiceLevelClass() . "]" ); # expect: []
log.info( connection.setServiceLevelClass( "gold" ) );     # expect: 1
log.info( connection.getServiceLevelClass() );             # expect: gold
log.info( connection.setServiceLevelClass( "GOLD" ) );     # expect: 0
log.info( connection.getServiceLevelClass() );             # expect: gold
log.info( connection.setServiceLevelClass( "\377" ) );     # expect: 0
log.info( connection.setServiceLevelClass( "" ) );         # expect: 1
log.info( "[" . connection.getServiceLevelClass() . "]" ); # expect: []
