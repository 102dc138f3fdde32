#: pool "web" web1:80
log.info( connection.checkLimits() );         # expect: 1
log.info( connection.checkLimits( "web" ) );  # expect: 1
log.info( connection.checkLimits( "Web" ) );  # expect: -1
                                              # warning: connection.checkLimits: there is no pool "Web"
