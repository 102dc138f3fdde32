#: local [2001:0db8:0:0:0:0:0:1]:8443
log.info( request.getLocalIP() . " " . request.getLocalPort() );   # expect: 2001:db8::1 8443
log.info( request.getDestIP() . " " . request.getDestPort() );     # expect: 2001:db8::1 8443
