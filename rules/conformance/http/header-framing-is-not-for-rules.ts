#: request POST /
#: header Content-Length: 5
#: header Connection: keep-alive
#: body hello
http.setHeader( "Content-Length", "3" );         # warning: follows from the body
http.addHeader( "Transfer-Encoding", "chunked" ); # warning: follows from the body
http.setHeader( "Connection", "close" );         # warning: one hop
http.removeHeader( "content-length" );           # warning: http.removeHeader changed nothing: Content-Length follows from
http.removeHeader( "Connection" );               # warning: Connection follows from how the message is sent, hop by hop
# What is not there is not missed.
http.removeHeader( "Transfer-Encoding" );
log.info( http.getHeader( "Content-Length" ) );   # expect: 5
# request-header: Connection: keep-alive
# request-header-absent: Transfer-Encoding
