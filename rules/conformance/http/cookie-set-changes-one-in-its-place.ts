#: header Cookie: a=1; b=2; c=3; b=4
http.setCookie( "b", "9" );
http.setCookie( "d", "x y" );
log.info( http.getHeader( "Cookie" ) ); # expect: a=1; b=9; c=3; d=x y
