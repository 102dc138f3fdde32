# HTTP/2 may bring each cookie on a line of its own (RFC 9113 section 8.2.3).
#: request GET / HTTP/2
#: header Cookie: a=1
#: header cookie: b=2, 3
#: header X-Tag: c
#: header X-Tag: d
log.info( http.getHeader( "COOKIE" ) );              # expect: a=1; b=2, 3
log.info( http.getHeaders()["Cookie"] );             # expect: a=1; b=2, 3
log.info( http.getHeaders()["X-Tag"] );              # expect: c, d
log.info( lang.dump( http.getHeaderValues( "Cookie" ) ) ); # expect: [ "a=1", "b=2, 3" ]
log.info( http.getCookie( "b" ) );                   # expect: 2, 3
