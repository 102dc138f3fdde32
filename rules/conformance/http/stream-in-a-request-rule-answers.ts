http.setResponseCookie( "a", "1" );
http.stream.startResponse( "202 Bit By Bit", "text/plain", 0, "X-A: 1\r\nX-B: 2\nX-A: 3" );
http.stream.writeResponse( "one" );
http.stream.writeResponse( "" );
http.stream.writeResponse( 2 );
http.stream.finishResponse();
log.info( "not reached" );  # warning[PM0501]: never
# decision: respond 202
# reason: Bit By Bit
# response-header: Content-Type: text/plain
# response-header: X-A: 1, 3
# response-header: X-B: 2
# response-header: Set-Cookie: a=1
# response-body: one2
