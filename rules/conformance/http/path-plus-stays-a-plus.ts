#: request GET /a+b?c+d
log.info( http.getPath() );        # expect: /a+b
log.info( http.getQueryString() ); # expect: c+d
