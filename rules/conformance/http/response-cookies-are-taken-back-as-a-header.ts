# In a request rule, the cookies that rules set are all there is of a response.
http.setResponseCookie( "a", "1" );
log.info( http.getResponseHeader( "Set-Cookie" ) );      # expect: a=1
log.info( http.responseHeaderExists( "set-cookie" ) );   # expect: 1
http.removeResponseHeader( "SET-COOKIE" );
log.info( http.responseHeaderExists( "Set-Cookie" ) );   # expect: 0
http.sendResponse( 200, "text/plain", "x", "" );
# response-header-absent: Set-Cookie
