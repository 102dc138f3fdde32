# Everybody but the office sees that the site is being worked at.
if( ! string.ipmaskmatch( request.getRemoteIP(), "10.0.0.0/8" ) && ! string.startsWith( http.getPath(), "/status" ) ) {
    http.sendResponse( "503 Service Unavailable", "text/html",
        "<html><body><h1>Back soon</h1><p>We are working at it.</p></body></html>",
        "Retry-After: 3600\r\nCache-Control: no-store" );
}
