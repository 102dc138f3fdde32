# Escapes are bytes, in either case of their digits, and a name may be a number.
#: request GET /?b=%e9%E9%00%2B%252B&7=seven&n+n=x
log.info( http.getFormParam( "b" ) );      # expect: "\xe9\xe9\x00+%2B"
log.info( http.getFormParam( 7 ) );        # expect: seven
log.info( http.getFormParam( "n n" ) );    # expect: x
