#: request GET /a?b=/c?d
log.info( http.getPath() );           # expect: /a
log.info( http.getRawQueryString() ); # expect: b=/c?d
