# `==` between two texts compares bytes; between a number and a text it compares numbers.
#: header X-Code: 007
if( http.getHeader( "X-Code" ) == "7" ) log.info( "as text" );
if( http.getHeader( "X-Code" ) == 7 ) log.info( "as a number" ); # expect: as a number
$code = 7;
switch( $code ) {
case "008": log.info( "8" );
case "abc": log.info( "abc" );
case "007": log.info( "seven" ); # expect: seven
case "7": log.info( "7" );
}
switch( http.getHeader( "X-Code" ) ) {
case "7": log.info( "7 as text" );
case 8: log.info( "8" );
case 7: log.info( "7 as a number" ); # expect: 7 as a number
}
