#: request POST /
#: header Content-Length: 5
#: body hello
http.setHeader( "Content-Length", "3" );         # warning: follows from the body
http.addHeader( "Transfer-Encoding", "chunked" ); # warning: follows from the body
http.setHeader( "Connection", "close" );         # warning: one hop
http.removeHeader( "Content-Length" );
log.info( http.getHeader( "Content-Length" ) );   # expect: 5
