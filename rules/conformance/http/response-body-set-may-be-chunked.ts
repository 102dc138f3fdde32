#: phase response
#: response 200
http.setResponseBody( "3\r\nabc\r\n0\r\n\r\n", "chunked" );
http.setResponseBody( "no chunks", "chunked" ); # warning: not in the transfer coding
# response-body: abc
