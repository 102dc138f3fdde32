#: request GET /a%20b%2541
$path = http.getPath();
log.info( $path );          # expect: /a b%41
http.setEscapedPath( $path );
log.info( http.getPath() ); # expect: /a b%41
