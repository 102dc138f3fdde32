#: request GET /?debug&x=
log.info( http.doesFormParamExist( "debug" ) );       # expect: 1
log.info( http.doesFormParamExist( "x" ) );           # expect: 1
log.info( http.doesFormParamExist( "y" ) );           # expect: 0
log.info( "[" . http.getFormParam( "debug" ) . "]" ); # expect: []
