# How long browsers and caches may keep what: files whose name changes with their content for ever, pages until they
# ask again, and what is one visitor's own not at all. A response rule.
if( http.getResponseCode() != 200 ) break;
$private = http.headerExists( "Authorization" ) || http.responseHeaderExists( "Set-Cookie" );
if( !$private && http.responseHeaderExists( "Cache-Control" ) ) break;

$keep = "public, max-age=3600";
if( $private ) {
   $keep = "private, no-store";
} else if( string.regexmatch( http.getPath(), "^/assets/.+\\.[0-9a-f]{8,}\\.[a-z0-9]+$" ) ) {
   $keep = "public, max-age=31536000, immutable";
} else if( string.startsWithI( http.getResponseHeader( "Content-Type" ), "text/html" ) ) {
   $keep = "no-cache";
}
http.setResponseHeader( "Cache-Control", $keep );
