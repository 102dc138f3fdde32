log.info( http.getVersion() );                      # expect: HTTP/1.1
log.info( "[" . http.getResponseVersion() . "]" );  # expect: []
