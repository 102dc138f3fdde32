#: header Cookie: a=; b=2
$cookies = http.getCookies();
log.info( hash.count( $cookies ) . "[" . $cookies["a"] . "]" ); # expect: 2[]
http.setCookie( "b", "" );
http.setCookie( "c", 7 );
http.setCookie( "d", "caf\351" );
log.info( string.len( http.getCookie( "d" ) ) ); # expect: 4
# A value with blanks at its ends, or with a control character.
http.setCookie( "e", "x\ny" );             # warning: http.setCookie changed nothing: a cookie's value cannot hold
http.setCookie( "e f", "x" );              # warning: a cookie's name cannot hold
# request-header: Cookie: "a=; b=; c=7; d=caf\xe9"
