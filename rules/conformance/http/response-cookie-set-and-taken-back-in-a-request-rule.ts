http.setResponseCookie( "a", "1", "path=/" );
http.setResponseCookie( "b", "2" );
http.setResponseCookie( "a", "3" );
log.info( lang.dump( http.getResponseCookies() ) ); # expect: [ "b" => "2", "a" => "3" ]
http.removeResponseCookie( "b" );
http.sendResponse( "200 OK", "text/plain", "hello", "" );
# response-header: Set-Cookie: a=3; path=/
