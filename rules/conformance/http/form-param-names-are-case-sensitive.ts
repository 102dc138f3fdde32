#: request GET /?A=1
log.info( "[" . http.getFormParam( "a" ) . "]" ); # expect: []
