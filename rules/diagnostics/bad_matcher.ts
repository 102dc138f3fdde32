sub three( $a, $b, $c ) { return $a == $b . $c; }
switch( http.getPath(), string.len ) { case "/": log.info( "home" ); }
switch( http.getPath(), three ) { case "/": log.info( "home" ); }
