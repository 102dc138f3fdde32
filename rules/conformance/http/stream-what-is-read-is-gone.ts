#: phase response
#: response 200
#: response-body "one,two,three"
http.stream.readResponse( 99, "," );
log.info( http.getResponseBody() ); # expect: two,three
http.stream.readResponse( 4 );
log.info( http.getResponseBody() ); # expect: three
# response-body: three
