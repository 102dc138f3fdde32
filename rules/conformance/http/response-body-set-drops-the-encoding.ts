#: phase response
#: response 200
#: response-header Content-Encoding: gzip
#: response-header Content-Length: 3
#: response-body abc
http.setResponseBody( "plain" );
log.info( http.getResponseBody() ); # expect: plain
# response-body: plain
# response-header: Content-Length: 5
# response-header-absent: Content-Encoding
