switch( "/api/v1", string.startsWith ) {
   case "/static", "/img": log.info( "files" );
   case "/api": log.info( "api" );   # expect: api
   default: log.info( "other" );
}
switch( "www.example.com", endsWith ) {
   case ".org": log.info( "org" );
   case ".com": log.info( "com" );   # expect: com
}
