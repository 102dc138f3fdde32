#: header X-Empty:
log.info( "[" . http.getHeader( "X-Empty" ) . "]" );   # expect: []
log.info( "[" . http.getHeader( "X-Missing" ) . "]" ); # expect: []
log.info( http.headerExists( "X-Empty" ) );            # expect: 1
log.info( http.headerExists( "X-Missing" ) );          # expect: 0
