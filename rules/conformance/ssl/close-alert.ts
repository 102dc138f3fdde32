#: tls
log.info( ssl.getClientCloseAlert() );   # expect: 1
ssl.setClientCloseAlert( 0 );
log.info( ssl.getClientCloseAlert() );   # expect: 0
ssl.setClientCloseAlert( "yes" );
log.info( ssl.getClientCloseAlert() );   # expect: 1
ssl.setClientCloseAlert( "" );
log.info( ssl.getClientCloseAlert() );   # expect: 0
ssl.setClientCloseAlert( -1 );
log.info( ssl.getClientCloseAlert() );   # expect: 1
