# Where more is done with a chosen constant, or its choice does more, it stays a variable.
#: request GET /a
#: header X-A: a
$name = "one";
if( http.getHeader( "X-A" ) == "a" ) $name = "two";
log.info( $name ); # expect: two
log.info( "and" ); # expect: and
log.info( $name . "!" ); # expect: two!

# The answer of a condition that changes something counts where it stands.
sub change() { http.setHeader( "X-A", "b" ); return 1; }
$name = "one";
if( change() ) $name = "two";
if( http.getHeader( "X-A" ) == "a" ) $name = "three";
log.info( $name ); # expect: two

$other = "x";
if( http.getHeader( "X-A" ) == "b" ) $other = "y";
array.push( $other, 1 ); # warning: Cannot convert string to array value
log.info( $other ); # expect: y

$round = "-";
foreach( $method in [ "GET", "POST" ] ) {
    $now = "no";
    if( http.getMethod() == "GET" ) { $now = "yes"; }
    if( $method == "POST" ) $now = "post";
    $round .= $now;
}
log.info( $round ); # expect: -yespost

# It may be chosen by what it was.
$state = "a";
if( http.getPath() == "/a" ) $state = "b";
if( $state == "b" ) $state = "c";
log.info( $state ); # expect: c
$empty = "";
if( http.getPath() == "/b" ) $empty = "b";
if( $empty ) log.info( "not here" );
