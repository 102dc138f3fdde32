#: phase response
#: response 200
http.setResponseBody( "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n", "Chunked" );
log.info( http.getResponseBody() );             # expect: abcde
http.setResponseBody( "no chunks", "chunked" ); # warning: not in the transfer coding
http.setResponseBody( "xyz", "gzip" );          # warning: "chunked" is known, and "" is none
http.setResponseBody( "xyz", "identity" );
# response-body: xyz
# response-header: Content-Length: 3
