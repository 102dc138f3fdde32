#: request GET /a%20b?c HTTP/1.0
#: header host: h
#: header x-own: 1
#: header X-Own: 2
#: body not shown
$text = http.getRequest();
log.info( string.replaceAll( $text, "\r\n", "|" ) ); # expect: GET /a%20b?c HTTP/1.0|Host: h|X-Own: 1|X-Own: 2|
http.setMethod( "PUT" );
http.setPath( "/new" );
http.setHeader( "etag", "" );
log.info( string.replaceAll( http.getRequest(), "\r\n", "|" ) ); # expect: PUT /new?c HTTP/1.0|Host: h|X-Own: 1|X-Own: 2|ETag: |
