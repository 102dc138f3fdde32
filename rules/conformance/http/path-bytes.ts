#: request GET /%00%e9%E9%2f..%2F%25%32%35?%00
log.info( http.getPath() );        # expect: "/\x00\xe9\xe9/../%25"
log.info( http.getQueryString() ); # expect: "\x00"
