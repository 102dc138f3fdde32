# Each key may call the API so often as the rate class "api" says: "per_minute = 60", for instance. Who calls more
# often is told to wait, and a call without a key is nobody's.
$key = http.getHeader( "X-API-Key" );
if( $key == "" ) http.sendResponse( "401 Unauthorized", "text/plain", "Send your key in X-API-Key.\n", "" );
if( !rate.use.noQueue( "api", $key ) ) {
   http.sendResponse( "429 Too Many Requests", "text/plain", "Your key has no calls left.\n", "Retry-After: 1" );
}
