# A field that a variable names is fetched once, however often it is compared with what is not constant.
#: request GET /some/path
$field = http.getPath();
$s = http.getHeader( "X-Other" ) . "";
if( $field == $s || $field == $s . "a" || $field == $s . "b" || $field == $s . "c" ) log.info( "never" );
if( $field == $s || $s . "d" == $field ) log.info( "never" );
if( $field < $s || $field == $s . "e" || $s . "f" == $field || $field < $s . "/g" ) log.info( "never" );
if( $s != $field ) log.info( "this one" );      # expect: this one
