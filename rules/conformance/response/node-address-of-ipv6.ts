#: phase response
#: response 200
#: node [2001:db8:0:0::7]:8080
#: node-local [::ffff:10.0.0.1]:40000
log.info( response.getRemoteIP() );   # expect: 2001:db8::7
log.info( response.getLocalIP() );    # expect: 10.0.0.1
log.info( connection.getNode() );     # expect: [2001:db8:0:0::7]:8080
