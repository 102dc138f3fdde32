#: client 10.0.0.1:5000
log.info( request.setRemoteIP( "203.0.113.9" ) );  # expect: 1
log.info( request.getRemoteIP() );                 # expect: 203.0.113.9
log.info( request.getRemotePort() );               # expect: 5000
log.info( request.setRemoteIP( "300.1.1.1" ) );    # expect: 0
log.info( request.setRemoteIP( "" ) );             # expect: 0
log.info( request.setRemoteIP( "203.0.113.9:80" ) ); # expect: 0
log.info( request.setRemoteIP( "203.0.113.0/24" ) ); # expect: 0
log.info( request.setRemoteIP( "203.0.113" ) );    # expect: 0
log.info( request.setRemoteIP( 7 ) );              # expect: 0
log.info( request.getRemoteIP() );                 # expect: 203.0.113.9
log.info( request.setRemoteIP( " 2001:DB8:0::9 " ) ); # expect: 1
log.info( request.getRemoteIP() );                 # expect: 2001:db8::9
log.info( request.setRemoteIP( "::ffff:203.0.113.7" ) ); # expect: 1
log.info( request.getRemoteIP() );                 # expect: 203.0.113.7
log.info( string.ipmaskmatch( request.getRemoteIP(), "203.0.113.0/24" ) ); # expect: 1
# The address that the client connected to is another.
log.info( request.getLocalIP() );                  # expect: 127.0.0.1
