#: header Cookie: id=1; theme=dark; id=2
#: header Cookie: id=3; Theme=light
$cookies = http.getCookies();
log.info( lang.dump( $cookies ) );         # expect: [ "id" => "1", "theme" => "dark", "Theme" => "light" ]
$cookies["id"] = 9;
log.info( http.getCookie( "id" ) );        # expect: 1
# The old name of the function.
log.info( http.cookie( "theme" ) . http.cookie( "THEME" ) ); # expect: dark
                                           # warning[deprecated-function]: `http.cookie` is deprecated
                                           # warning[deprecated-function]: `http.cookie` is deprecated
