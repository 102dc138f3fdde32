#: client 203.0.113.7:5000
#: local 192.0.2.1:443
log.info( request.getRemoteIP() . " " . request.getRemotePort() ); # expect: 203.0.113.7 5000
log.info( request.getLocalIP() . " " . request.getLocalPort() );   # expect: 192.0.2.1 443
log.info( request.getDestIP() . " " . request.getDestPort() );     # expect: 192.0.2.1 443
log.info( request.getRemotePort() + 1 );                           # expect: 5001
# An override is the client's alone.
request.setRemoteIP( "203.0.113.9" );
log.info( request.getLocalIP() . " " . request.getDestIP() );      # expect: 192.0.2.1 192.0.2.1
