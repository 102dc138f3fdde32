http.setResponseCookie( "a", "1", "path=/" );
log.info( http.getResponseCookie( "a" ) ); # expect: 1
http.sendResponse( "200 OK", "text/plain", "hello", "" );
# response-header: Set-Cookie: a=1; path=/
