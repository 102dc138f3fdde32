#: header Host: h
#: header Accept: a
#: header X-One: 1
#: header X-Two: 2
http.scrubRequestHeaders( "HOST x-two", "Accept" );
log.info( array.join( http.listHeaderNames(), " " ) ); # expect: Host Accept X-Two
# request-header-absent: X-One
