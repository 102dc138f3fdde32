#: phase response
#: response 404 Nowhere
#: response-header etag: x
$text = http.getResponse();
log.info( string.replaceAll( $text, "\r\n", "|" ) ); # expect: HTTP/1.1 404 Nowhere|ETag: x|
