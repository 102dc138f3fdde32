#: phase response
#: response 404 Nowhere
#: response-header etag: x
#: response-header Set-Cookie: a=1
#: response-header set-cookie: b=2
#: response-body not shown
$text = http.getResponse();
log.info( string.replaceAll( $text, "\r\n", "|" ) ); # expect: HTTP/1.1 404 Nowhere|ETag: x|Set-Cookie: a=1|Set-Cookie: b=2|
http.setResponseCode( 599 );
log.info( string.left( http.getResponse(), 15 ) );   # expect: "HTTP/1.1 599 \r\n"
