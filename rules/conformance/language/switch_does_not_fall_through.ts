switch( "a" . "" ) {
   case "a": log.info( "a" );   # expect: a
   case "b": log.info( "b" );
   default: log.info( "default" );
}
