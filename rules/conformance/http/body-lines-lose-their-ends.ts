#: request POST /
#: body "one\r\n\ntwo\rthree\n"
$lines = http.getBodyLines();
log.info( array.length( $lines ) );  # expect: 3
log.info( $lines[0] );               # expect: one
log.info( "[" . $lines[1] . "]" );   # expect: []
log.info( $lines[2] );               # expect: "two\rthree"
