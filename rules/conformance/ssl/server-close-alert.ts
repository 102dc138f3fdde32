#: phase response
#: node 10.0.0.7:8443
#: node-tls
log.info( ssl.getServerCloseAlert() );   # expect: 1
ssl.setServerCloseAlert( 0 );
log.info( ssl.getServerCloseAlert() );   # expect: 0
ssl.setServerCloseAlert( "yes" );
log.info( ssl.getServerCloseAlert() );   # expect: 1
ssl.setServerCloseAlert( "" );
log.info( ssl.getServerCloseAlert() );   # expect: 0
ssl.setServerCloseAlert( -1 );
log.info( ssl.getServerCloseAlert() );   # expect: 1
# It is the client's own alert that this is not.
log.info( ssl.getClientCloseAlert() );   # expect: -1
