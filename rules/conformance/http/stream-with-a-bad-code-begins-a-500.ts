$code = "OK";
if( http.getMethod() != "GET" ) $code = 200;
http.stream.startResponse( $code, "text/plain" ); # warning: startResponse begins a 500
http.stream.finishResponse( "sorry" );
# decision: respond 500
