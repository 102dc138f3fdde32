#: header Cookie: a=x=y==; b="q;; c = spaced 
log.info( http.getCookie( "a" ) ); # expect: x=y==
log.info( http.getCookie( "b" ) ); # expect: "q
log.info( http.getCookie( "c" ) ); # expect: spaced
