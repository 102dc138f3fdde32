#: header Cookie: session-id=1; id=2
log.info( http.getCookie( "id" ) );             # expect: 2
log.info( "[" . http.getCookie( "id2" ) . "]" );  # expect: []
log.info( "[" . http.getCookie( "sess" ) . "]" ); # expect: []
