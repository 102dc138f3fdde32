if( http.getMethod() == "GET" ) http.redirect( "https://example.com/a b?c" );
log.info( "not reached" );
# decision: redirect "https://example.com/a%20b?c"
# status: 302
# response-header: Content-Type: text/html
# response-header: Content-Length: 0
