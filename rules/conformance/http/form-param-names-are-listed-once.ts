#: request POST /?b=1&a=2&b=3
#: body a=4&c=5
log.info( array.join( http.listFormParamNames(), "," ) ); # expect: b,a,c
