#: phase response
#: response 200
#: response-header X-A: 1
#: response-header Set-Cookie: a=1
#: response-body old
http.stream.startResponse( 200, "text/plain" );
http.setResponseHeader( "X-A", "2" );  # warning: the head of the response has gone out
http.setResponseCode( 500 );           # warning: the head of the response has gone out
http.setResponseBody( "x" );           # warning: the head of the response has gone out
http.removeResponseHeader( "X-A" );    # warning: http.removeResponseHeader changed nothing: the head of the response has gone out
http.removeResponseHeader( "Set-Cookie" ); # warning: the head of the response has gone out
http.scrubResponseHeaders( "X-B" );    # warning: http.scrubResponseHeaders changed nothing: the head of the response has gone out
http.setResponseCookie( "b", "1" );    # warning: the head of the response has gone out
http.removeResponseCookie( "a" );      # warning: http.removeResponseCookie changed nothing: the head of the response has gone out
http.removeResponseCookie( "absent" );
http.sendResponse( 503, "", "", "" );  # warning: the head of the response has gone out
# decision: respond 200
# response-header: X-A: 1
# response-header: Set-Cookie: a=1
# response-body: ""
