http.stream.startResponse( 200, "text/plain" );
http.stream.continueFromBackend( "all" );
# decision: respond 200
# response-body: all
