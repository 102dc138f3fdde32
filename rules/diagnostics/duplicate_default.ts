switch( http.getMethod() ) {
   default: log.info( "one" );
   case "GET": log.info( "get" );
   default: log.info( "two" );
}
