#: header Cookie: a=1; aa=2
#: header Cookie: a=3; A=4; b=a=5
http.removeCookie( "a" );
log.info( "[" . http.getCookie( "a" ) . "]" ); # expect: []
# request-header: Cookie: aa=2; A=4; b=a=5
