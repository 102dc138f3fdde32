#: phase response
#: response 200
#: response-header X-A: 1
#: response-body old
http.stream.startResponse( 200, "text/plain" );
http.setResponseHeader( "X-A", "2" );  # warning: the head of the response has gone out
http.setResponseCode( 500 );           # warning: the head of the response has gone out
http.setResponseBody( "x" );           # warning: the head of the response has gone out
http.removeResponseHeader( "X-A" );
http.sendResponse( 503, "", "", "" );  # warning: the head of the response has gone out
# decision: respond 200
# response-header: X-A: 1
# response-body: ""
