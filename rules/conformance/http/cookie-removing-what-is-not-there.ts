# Without a Cookie header there is still none.
http.removeCookie( "a" );
http.removeCookie( "" );
log.info( http.headerExists( "Cookie" ) ); # expect: 0
log.info( hash.count( http.getCookies() ) ); # expect: 0
log.info( "[" . http.getCookie( "" ) . "]" ); # expect: []
