#: service-level gold 87 50
connection.setServiceLevelClass( "gold" );
log.info( connection.setServiceLevelClass( "lead" ) ); # expect: 0
# service-level: gold
