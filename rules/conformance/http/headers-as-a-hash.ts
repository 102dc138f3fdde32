#: header x-a: 1
#: header X-A: 2
#: header etag: "v"
$headers = http.getHeaders();
log.info( array.join( hash.keys( $headers ), " " ) ); # expect: Host X-A ETag
log.info( $headers["X-A"] );                          # expect: 1, 2
log.info( $headers["ETag"] );                         # expect: "v"
log.info( "[" . $headers["x-a"] . "]" );              # expect: []
