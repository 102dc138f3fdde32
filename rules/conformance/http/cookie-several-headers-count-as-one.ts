#: header Cookie: a=1
#: header Cookie: b=2; a=3
log.info( http.getCookie( "b" ) );                   # expect: 2
log.info( hash.count( http.getCookies() ) );         # expect: 2
http.setCookie( "b", "4" );
log.info( http.getHeader( "Cookie" ) );              # expect: a=1; b=4; a=3
