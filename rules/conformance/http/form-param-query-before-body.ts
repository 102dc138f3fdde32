#: request POST /?a=query
#: header Content-Type: application/x-www-form-urlencoded; charset=utf-8
#: body a=body&b=only+here
log.info( http.getFormParam( "a" ) );      # expect: query
log.info( http.getFormParam( "a", "|" ) ); # expect: query|body
log.info( http.getFormParam( "b" ) );      # expect: only here
