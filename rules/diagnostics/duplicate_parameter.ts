sub join( $a, $a ) { return $a . $a; }
log.info( join( 1, 2 ) );
