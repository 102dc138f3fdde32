#: phase response
#: response 200
#: response-header Set-Cookie: a = x=y ;Path=/
#: response-header Set-Cookie: b="q"
#: response-header Set-Cookie: c
log.info( http.getResponseCookie( "a" ) );          # expect: x=y
log.info( http.getResponseCookie( "b" ) );          # expect: "q"
log.info( http.getResponseCookie( "c" ) . "!" );    # expect: !
log.info( hash.count( http.getResponseCookies() ) ); # expect: 3
