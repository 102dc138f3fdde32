$origin = http.getHeader( "Origin" );
if( string.startsWith( $origin, "https://example.com" ) ) log.info( "ours" );
if( string.endsWith( http.getHostHeader(), "example.com" ) ) log.info( "ours" );
if( string.endsWith( http.getPath(), "robots.txt" ) ) log.info( "robots" );
