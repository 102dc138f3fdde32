#: header X-A: 1
#: header X-B: 2
#: header X-A: 3
log.info( array.join( http.listHeaderNames(), " " ) ); # expect: Host X-A X-B
