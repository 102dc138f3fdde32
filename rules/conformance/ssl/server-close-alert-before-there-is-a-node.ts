#: tls
ssl.setServerCloseAlert( 0 );
log.info( ssl.getServerCloseAlert() );   # expect: -1
log.info( ssl.getClientCloseAlert() );   # expect: 1
