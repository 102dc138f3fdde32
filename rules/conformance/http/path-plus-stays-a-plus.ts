#: request GET /a+b%2Bc?c+d%2Be
log.info( http.getPath() );        # expect: /a+b+c
log.info( http.getQueryString() ); # expect: c+d+e
