switch( 5 ) {
   case 1: log.info( "one" );
}
switch( 5 ) { }
