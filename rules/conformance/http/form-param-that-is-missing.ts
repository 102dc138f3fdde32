#: request GET /
log.info( "[" . http.getFormParam( "a" ) . http.getFormParam( "a", "," ) . "]" ); # expect: []
log.info( array.length( http.listFormParamNames() ) ); # expect: 0
log.info( hash.count( http.getFormParams() ) );        # expect: 0
log.info( http.doesFormParamExist( "" ) );             # expect: 0
