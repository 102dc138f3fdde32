http.stream.startResponse( 200, "text/plain", 5 );
http.stream.writeResponse( "abc" );
http.stream.writeResponse( "def" );
http.stream.finishResponse( "ghi" );
# response-body: abcde
