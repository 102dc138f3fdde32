#: header hOSt: h
#: header etag: 1
#: header www-AUTHENTICATE: 2
#: header te: trailers
#: header dnt: 1
#: header x-xss-protection: 0
#: header x-my-own: 3
log.info( array.join( http.listHeaderNames(), " " ) ); # expect: Host ETag WWW-Authenticate TE DNT X-XSS-Protection X-My-Own
