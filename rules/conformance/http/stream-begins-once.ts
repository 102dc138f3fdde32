http.stream.startResponse( 200, "text/plain" );
http.stream.writeResponse( "a" );
http.stream.startResponse( 500, "text/html" ); # warning: has begun already
http.stream.finishResponse( "b" );
# decision: respond 200
# response-header: Content-Type: text/plain
# response-body: ab
