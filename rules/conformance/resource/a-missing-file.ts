log.info( resource.exists( "x" ) );                       # expect: 0
log.info( "[" . resource.get( "x" ) . "]" );              # expect: []
log.info( array.length( resource.getLines( "x" ) ) );     # expect: 0
log.info( resource.getMTime( "x" ) );                     # expect: 0
