# A page that one node cannot give may come from another, so it is asked for twice more; only then the visitor is
# told to come back. What may have been done already is not done again. A response rule.
if( http.getResponseCode() < 500 ) break;
$is_safe = array.contains( [ "GET", "HEAD" ], http.getMethod() );
if( $is_safe && request.getRetries() < 2 ) {
   request.avoidNode( connection.getNode() );
   request.retry();
}
log.warn( "Sorry: " . http.getResponseCode() . " from " . connection.getNode() );
http.sendResponse( "503 Service Unavailable", "text/html", "<h1>Sorry. Please come back in a minute.</h1>\n",
   "Retry-After: 60\r\nCache-Control: no-store" );
