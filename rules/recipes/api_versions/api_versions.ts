# /api/v1/... and /api/v2/... have pools of their own. A path without a version goes where the client's Accept
# header says, and to the first version when it says nothing: that is what old clients were written for.
if( !string.startsWith( http.getPath(), "/api/" ) ) break;
$version = string.split( http.getPath(), "/" )[2];
if( !string.regexmatch( $version, "^v[0-9]+$" ) ) {
   $asks_for_second = string.contains( http.getHeader( "Accept" ), "application/vnd.example.v2+json" );
   $version = $asks_for_second ? "v2" : "v1";
}
switch( $version ) {
   case "v1": pool.use( "api v1" );
   case "v2": pool.use( "api v2" );
}
http.sendResponse( "404 Not Found", "application/json", '{"error":"there is no such version"}', "" );
