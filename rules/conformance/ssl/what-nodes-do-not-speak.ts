log.info( ssl.getServerCloseAlert() );   # error[unsupported-function]: nodes are spoken to in plain text
ssl.setServerCloseAlert( 1 );            # error[unsupported-function]: nodes are spoken to in plain text
ssl.setTLSServerName( "a" );             # error[unsupported-function]: nodes are spoken to in plain text
