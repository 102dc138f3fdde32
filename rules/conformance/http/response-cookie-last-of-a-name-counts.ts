#: phase response
#: response 200
#: response-header Set-Cookie: a=1
#: response-header Set-Cookie: a=2; Path=/
log.info( http.getResponseCookie( "a" ) );           # expect: 2
log.info( hash.count( http.getResponseCookies() ) ); # expect: 1
log.info( http.getResponseCookies()["a"] );          # expect: 2
http.removeResponseCookie( "a" );
log.info( http.responseHeaderExists( "Set-Cookie" ) ); # expect: 0
