#: header x-a: 1
#: header etag: 2
#: header X-A: 3
log.info( http.getHeaderNames() );         # expect: Host X-A ETag
                                           # warning[deprecated-function]: `array.join( http.listHeaderNames(), " " )`
log.info( "[" . http.getResponseHeaderNames() . "]" ); # expect: []
                                           # warning[deprecated-function]: `array.join( http.listResponseHeaderNames(), " " )`
log.info( array.length( http.listResponseHeaderNames() ) ); # expect: 0
log.info( hash.count( http.getResponseHeaders() ) );        # expect: 0
