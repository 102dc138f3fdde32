#: request GET /a%20b/%C3%A9?q=%41
log.info( http.getPath() );           # expect: /a b/é
log.info( http.getRawURL() );         # expect: /a%20b/%C3%A9?q=%41
log.info( http.getQueryString() );    # expect: q=A
log.info( http.getRawQueryString() ); # expect: q=%41
