log.info( "[" . response.getRemoteIP() . "]" ); # expect: []
log.info( response.getRemotePort() );           # expect: 0
