foreach( $x in 5 ) { log.info( $x ); }
# warning: Cannot convert integer to array value
foreach( $x in "" ) { log.info( $x ); }
