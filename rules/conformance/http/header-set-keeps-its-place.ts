# The other headers stay as and where they are.
#: header A: 1
#: header B: 2
#: header C: 3
http.setHeader( "b", "9" );
http.addHeader( "D", "4" );
log.info( array.join( http.listHeaderNames(), " " ) ); # expect: Host A B C D
# request-header: A: 1
# request-header: B: 9
# request-header: C: 3
