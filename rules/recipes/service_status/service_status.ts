# One address for the state of several services: each is asked, for a second at most, and the answers make one page.
if( http.getPath() != "/status" ) break;
$services = [ "shop" => "http://shop.internal/health", "search" => "http://search.internal/health" ];
$states = [];
$code = "200 OK";
foreach( $name in hash.keys( $services ) ) {
   http.request.get( $services[$name], "", 1 );
   $states[$name] = $1 == 200 ? "up" : "down";
   if( $1 != 200 ) $code = "503 Service Unavailable";
}
http.sendResponse( $code, "application/json", json.serialize( $states ), "Cache-Control: no-store" );
