http.sendResponse( "200", "text/plain", "{}", "content-type: application/json" );
# response-header: Content-Type: application/json
