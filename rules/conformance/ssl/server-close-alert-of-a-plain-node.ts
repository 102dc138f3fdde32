# Whatever the client speaks and a rule says.
#: phase response
#: tls
#: node 10.0.0.7:8080
ssl.setServerCloseAlert( 1 );
log.info( ssl.getServerCloseAlert() );   # expect: -1
log.info( ssl.getClientCloseAlert() );   # expect: 1
