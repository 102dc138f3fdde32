# Also what is no pair of a name and a value, and a blank where somebody liked one.
#: header Cookie: bare; a = 1; =7; id=5;; b="x y"; id=6; ID=8
log.info( hash.count( http.getCookies() ) );            # expect: 4
http.removeCookie( "absent" );
http.setCookie( "id", "9" );
log.info( http.getHeader( "Cookie" ) );                 # expect: bare; a = 1; =7; id=9; b="x y"; ID=8
http.removeCookie( "id" );
http.removeCookie( "a" );
# `bare` has no name, so it is not the cookie of this name.
http.removeCookie( "bare" );
# request-header: Cookie: bare; =7; b="x y"; ID=8
