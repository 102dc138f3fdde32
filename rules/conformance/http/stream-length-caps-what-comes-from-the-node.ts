#: phase response
#: response 200
#: response-body "0123456789"
http.stream.startResponse( 200, "text/plain", "6" );
log.info( http.stream.readResponse( 2 ) ); # expect: 01
http.stream.continueFromBackend( "ab" );
log.info( "not reached" );                 # warning[PM0501]: never
# decision: respond 200
# response-body: ab2345
