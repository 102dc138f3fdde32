log.info( "[" . http.getBody() . "]" );              # expect: []
log.info( array.length( http.getBodyLines() ) );     # expect: 0
log.info( "[" . http.getResponseBody() . "]" );      # expect: []
