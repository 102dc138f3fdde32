#: header Cookie: id=1; id=2
log.info( http.getCookie( "id" ) ); # expect: 1
