#: phase response
#: response 200
#: response-header Content-Length: 3
#: response-header Connection: close
#: response-body abc
http.setResponseHeader( "content-length", "5" );      # warning: http.setResponseHeader changed nothing: the Content-Length
http.addResponseHeader( "Transfer-Encoding", "gzip" ); # warning: http.addResponseHeader changed nothing: the Transfer-Encoding
http.addResponseHeader( "Connection", "upgrade" );    # warning: one hop
http.removeResponseHeader( "Content-Length" );        # warning: http.removeResponseHeader changed nothing: Content-Length follows from
http.setResponseHeader( "X-A", "b\r\nSet-Cookie: c" ); # warning: cannot hold a line break
http.removeResponseHeader( "X-None" );
# response-header: Content-Length: 3
# response-header-absent: Set-Cookie
