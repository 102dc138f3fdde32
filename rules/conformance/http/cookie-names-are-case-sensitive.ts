#: header Cookie: ID=upper; id=lower
log.info( http.getCookie( "id" ) );             # expect: lower
log.info( "[" . http.getCookie( "Id" ) . "]" ); # expect: []
