#: phase response
#: response 200
#: response-body "one|two|three"
log.info( http.stream.readBulkResponse( 4, "|" ) ); # expect: one|
log.info( http.stream.readResponse( 1, "|" ) );     # expect: t
log.info( http.stream.readResponse( 3, "|" ) );     # expect: wo|
log.info( http.getResponseBody( 2 ) );              # expect: th
http.stream.startResponse( 200, "text/plain" );
http.stream.continueFromBackend();
# response-body: three
