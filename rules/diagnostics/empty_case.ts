switch( http.getMethod() ) {
   case "GET":
   case "HEAD": log.info( "read" );
   case "TRACE":
   default: log.info( "write" );
}
