#: request POST /
#: header Content-Type: application/json
#: body a=1
log.info( http.doesFormParamExist( "a" ) ); # expect: 0
