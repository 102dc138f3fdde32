# Guessing passwords takes many tries, so few are let through: of one address, whatever names it tries, and for one
# name, whatever addresses the tries come from. The rate classes say how many.
if( http.getMethod() != "POST" || http.getPath() != "/login" ) break;

$allowed = rate.use.noQueue( "logins from an address", request.getRemoteIP() );
# Every name that the form gives counts, in the query string too: none can hide behind another.
foreach( $name in string.split( http.getFormParam( "user", "\n" ), "\n" ) ) {
   $name = string.lowercase( string.trim( $name ) );
   if( !rate.use.noQueue( "logins for a name", $name ) ) $allowed = 0;
}
if( $allowed ) break;

log.warn( "Too many logins from " . request.getRemoteIP() );
http.sendResponse( "429 Too Many Requests", "text/plain", "Too many tries. Wait a minute.\n", "Retry-After: 60" );
