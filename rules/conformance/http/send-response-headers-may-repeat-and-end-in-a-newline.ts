http.sendResponse( "200", "text/plain", "", "Set-Cookie: a=1\nSet-Cookie: b=2\n\n" );
# response-header: Set-Cookie: a=1, b=2
