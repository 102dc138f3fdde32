#: request GET /a?b
#: header host: h
#: header x-own: 1
#: header X-Own: 2
$text = http.getRequest();
log.info( string.replaceAll( $text, "\r\n", "|" ) ); # expect: GET /a?b HTTP/1.1|Host: h|X-Own: 1|X-Own: 2|
