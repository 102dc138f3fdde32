foreach( $x in [ 1, 2 ] ) {
   switch( $x ) {
      case 1: continue;
   }
   log.info( $x );   # expect: 2
}
