#: request GET /
#: body a=1
log.info( http.doesFormParamExist( "a" ) ); # expect: 0
