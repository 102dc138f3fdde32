#: request POST /
#: header Transfer-Encoding: chunked
#: body hello
http.setBody( "hello world" );
log.info( http.getBody() ); # expect: hello world
# request-body: hello world
# request-header: Content-Length: 11
# request-header-absent: Transfer-Encoding
