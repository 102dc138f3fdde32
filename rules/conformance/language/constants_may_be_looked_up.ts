# A hash or an array of constants that is only looked up.
#: request GET /shop/cart
#: header Host: shop.example.com
$pools = [ "shop" => "till", 7 => "seven", "1.5" => "half", "api" => "old", "none" => "", "a" . "pi" => "new", "number" => 12 ];
log.info( $pools["shop"] ); # expect: till
log.info( $pools[3 + 4] ); # expect: seven
log.info( $pools["7"] ); # expect: seven
log.info( $pools[1.5] ); # expect: half
log.info( $pools["api"] ); # expect: new
log.info( $pools["number"] + 1 ); # expect: 13
# A key that is not there, and one with another case.
log.info( "<" . $pools["Shop"] . ">" ); # expect: <>
log.info( "<" . $pools[8] . ">" ); # expect: <>
log.info( "<" . $pools[""] . ">" ); # expect: <>
# By what the request says.
$label = string.substring( http.getHostHeader(), 0, string.find( http.getHostHeader(), "." ) - 1 );
log.info( $pools[$label] ); # expect: till
log.info( $pools[http.getHeader( "X-None" )] . "-" ); # expect: -
log.info( $pools[$1 . "7"] ); # expect: seven
# Whether there is a key.
log.info( hash.contains( $pools, "none" ) . hash.contains( $pools, "nothing" ) . hash.contains( $pools, 7 ) ); # expect: 101
if( hash.contains( $pools, $label ) && ! hash.contains( $pools, "SHOP" ) ) log.info( "there" ); # expect: there
# A container as a key is the text "0"; the value of a key is no container.
$list = [ 1 ];
log.info( "<" . $pools[$list] . ">" ); # expect: <>
                                       # warning: Cannot convert array to string value
log.info( $pools["shop"]["x"] ); # expect: ""
                                 # warning: Cannot convert string to array value
log.info( $pools["nothing"]["x"] ); # expect: ""

$codes = [ 301, "302", 30.5, "" ];
log.info( $codes[0] . $codes["1"] . $codes[1.6] . $codes[-2] ); # expect: 30130230.530.5
log.info( $codes["text"] ); # expect: 301
log.info( $codes[4] ); # expect: ""
                       # warning: Array index 4 is out of range (the array has 4 elements)
log.info( $codes[-5] ); # expect: ""
                        # warning: Array index -5 is out of range (the array has 4 elements)

# In a sub, in a loop, and where the request chooses the branch.
sub codeOf( $what ) {
    $known = [ "moved" => 301, "gone" => 410 ];
    return $known[$what];
}
log.info( codeOf( "gone" ) . codeOf( "moved" ) . codeOf( "back" ) ); # expect: 410301
foreach( $what in [ "a", "b", "c" ] ) {
    $next = [ "a" => "b", "b" => "c" ];
    log.info( $what . $next[$what] ); # expect: ab
                                      # expect: bc
                                      # expect: c
}
if( string.startsWith( http.getPath(), "/shop/" ) ) {
    $parts = [ "/shop/cart" => "basket" ];
    pool.use( $parts[http.getPath()] );
}
# decision: pool "basket"
