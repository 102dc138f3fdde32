for( $i = 0; $i < 2; $i++ ) {
   foreach( $j in [ 1, 2, 3 ] ) {
      if( $j == 2 ) break;
      log.info( $i . $j );   # expect: 01  # expect: 11
   }
}
