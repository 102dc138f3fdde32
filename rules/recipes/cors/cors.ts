# Scripts of these sites may call the API with the user's cookies; scripts of others may not. One rule for both
# phases: the request rule answers a browser that asks first, the response rule lets it read the answer.
$known = array.contains( [ "https://www.example.com", "https://app.example.com" ], http.getHeader( "Origin" ) );
if( rule.getState() == "REQUEST" ) {
   if( !$known || http.getMethod() != "OPTIONS" || !http.headerExists( "Access-Control-Request-Method" ) ) break;
   http.sendResponse( "204 No Content", "", "",
      "Access-Control-Allow-Methods: GET, POST, PUT, DELETE\r\n"
      . "Access-Control-Allow-Headers: Authorization, Content-Type\r\n"
      . "Access-Control-Max-Age: 600" );
}
http.addResponseHeader( "Vary", "Origin" );
if( $known ) {
   http.setResponseHeader( "Access-Control-Allow-Origin", http.getHeader( "Origin" ) );
   http.setResponseHeader( "Access-Control-Allow-Credentials", "true" );
}
