# There is none to send, whatever a rule says.
ssl.setClientCloseAlert( 1 );
log.info( ssl.getClientCloseAlert() );   # expect: -1
