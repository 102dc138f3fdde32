sub say( $x ) { log.info( $x ); return $x; }   # expect: 1  # expect: 2
switch( 2 ) {
   case say( 1 ), say( 2 ), say( 3 ): break;
   case say( 4 ): break;
}
