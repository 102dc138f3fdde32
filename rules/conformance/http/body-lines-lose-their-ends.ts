#: request POST /
#: body "one\r\n\ntwo\rthree\n"
$lines = http.getBodyLines();
log.info( array.length( $lines ) );  # expect: 3
log.info( $lines[0] );               # expect: one
log.info( "[" . $lines[1] . "]" );   # expect: []
log.info( $lines[2] );               # expect: "two\rthree"
log.info( lang.dump( http.getBodyLines( 7 ) ) );  # expect: [ "one", "", "t" ]
log.info( lang.dump( http.getBodyLines( 4 ) ) );  # expect: [ "one" ]
log.info( array.length( http.getBodyLines( 0 ) ) ); # expect: 3
# The array is the rule's own.
$lines[0] = "1";
log.info( string.left( http.getBody(), 3 ) );     # expect: one
