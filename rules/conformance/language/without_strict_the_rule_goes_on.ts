$a = [ 1 ];
log.info( $a . "" );         # expect: 0
# warning: Cannot convert array to string value
log.info( "on" );            # expect: on
