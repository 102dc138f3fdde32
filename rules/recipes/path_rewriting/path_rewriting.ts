# Old addresses go on working: /articles/123-a-good-title is /article?id=123 to the application. A path that climbs
# out of the site is refused.
$path = http.normalizePath( http.getPath() );
if( $path == "" ) http.sendResponse( "400 Bad Request", "text/plain", "There is no such path.\n", "" );
if( string.regexmatch( $path, "^/articles/([0-9]+)(-[^/]*)?$" ) ) http.setPath( "/article?id=" . $1 );
