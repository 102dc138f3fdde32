#: phase response
#: response 200
#: node 10.0.0.7:8080
#: node-local 10.0.0.1:40000
log.info( response.getRemoteIP() );   # expect: 10.0.0.7
log.info( response.getRemotePort() ); # expect: 8080
log.info( response.getLocalIP() );    # expect: 10.0.0.1
log.info( response.getLocalPort() );  # expect: 40000
