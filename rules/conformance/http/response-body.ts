#: phase response
#: response 200
#: response-body hello world
log.info( http.getResponseBody() );                          # expect: hello world
log.info( http.getResponseBody( 5 ) );                       # expect: hello
log.info( array.length( http.getResponseBodyLines() ) );     # expect: 1
