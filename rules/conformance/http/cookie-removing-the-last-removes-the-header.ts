#: header Cookie: a=1; b=2
http.removeCookie( "a" );
log.info( http.getHeader( "Cookie" ) );    # expect: b=2
http.removeCookie( "b" );
log.info( http.headerExists( "Cookie" ) ); # expect: 0
