foreach( $x in [ 1, 2 ] ) {
   switch( $x ) {
      case 1:
         if( $x ) break;
         log.info( "never" );
      default: log.info( "default" );   # expect: default
   }
   log.info( "behind " . $x );   # expect: behind 1  # expect: behind 2
}
