http.stream.startResponse( 200, "text/plain", -5 );
http.stream.writeResponse( "abc" );
http.stream.finishResponse( "def" );
# response-body: abcdef
