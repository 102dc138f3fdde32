if( string.startsWith( http.getPath(), "/api" ) == "true" ) log.info( "api" );
if( string.find( http.getPath(), "x" ) == "" ) log.info( "no x" );
$code = http.getHeader( "X-Code" );
if( $code + 1 != "none" ) log.info( "code" );
