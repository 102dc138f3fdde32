log.info( "a", "b" );
sub one( $x ) { return $x; }
log.info( one( 1, 2, 3 ) );
