#: client 10.0.0.1:5000
log.info( request.setRemoteIP( "203.0.113.9" ) );  # expect: 1
log.info( request.getRemoteIP() );                 # expect: 203.0.113.9
log.info( request.getRemotePort() );               # expect: 5000
log.info( request.setRemoteIP( "300.1.1.1" ) );    # expect: 0
log.info( request.getRemoteIP() );                 # expect: 203.0.113.9
