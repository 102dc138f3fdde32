switch( http.getResponseCode() ) {
   case 301, 302: log.info( "moved" );
   case 302: log.info( "found" );
}
