# What the messages about unsupported functions advise does what they say.
#: phase response
#: request POST /p
#: response 200 OK
#: response-header X-A: 1
#: response-body "one\r\ntwo\r\nthree"
$lines = string.split( http.getRequest(), "\r\n" );
log.info( $lines[0] . "|" . $lines[1] );     # expect: POST /p HTTP/1.1|Host: localhost
$lines = string.split( http.getResponse(), "\r\n" );
log.info( $lines[0] . "|" . $lines[1] );     # expect: HTTP/1.1 200 OK|X-A: 1
http.setResponseBody( http.getResponseBody( 8 ) );
log.info( http.getResponseBody() );          # expect: "one\r\ntwo"
http.setResponseBody( http.getResponseBody() . "!" );
# response-body: "one\r\ntwo!"
