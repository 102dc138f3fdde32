#: header X-A: 1
$headers = http.getHeaders();
$headers["X-A"] = "2";
log.info( $headers["X-A"] );         # expect: 2
log.info( http.getHeader( "X-A" ) ); # expect: 1
