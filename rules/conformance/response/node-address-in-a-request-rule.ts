log.info( "[" . response.getRemoteIP() . "]" ); # expect: []
log.info( response.getRemotePort() );           # expect: 0
log.info( "[" . response.getLocalIP() . "]" );  # expect: []
log.info( response.getLocalPort() );            # expect: 0
