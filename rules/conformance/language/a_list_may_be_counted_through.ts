# A loop that only asks is asked once in front: what holds with none is not visited, and what holds is visited in order.
#: header User-Agent: curl/8.5
#: client 10.1.2.3:4711
$ip = request.getRemoteIP();
$found = 0;
foreach( $network in [ "10.0.0.0/8", "192.168.0.0/16", "10.1.0.0/16" ] ) {
    if( string.ipmaskmatch( $ip, $network ) ) $found++;
}
log.info( $found ); # expect: 2

foreach( $network in [ "172.16.0.0/12", "192.168.0.0/16" ] ) {
    if( string.ipmaskmatch( $ip, $network ) ) $found = 99;
}
log.info( $found ); # expect: 2

# The element is there for the body, in order.
$all = "";
foreach( $word in [ "curl", "wget", "url" ] ) {
    if( string.contains( http.getHeader( "User-Agent" ), $word ) ) $all = $all . "<" . $word . ">";
}
log.info( $all ); # expect: <curl><url>

# What a round changes, the next one sees.
$text = "a";
foreach( $word in [ "a", "b", "c" ] ) {
    if( string.contains( $text, $word ) ) $text = $text . "b";
}
log.info( $text ); # expect: abb

# A number is asked as its text.
$number = 123;
$seen = "";
foreach( $digit in [ "2", "4", "3" ] ) {
    if( string.contains( $number, $digit ) ) $seen = $seen . $digit;
}
log.info( $seen ); # expect: 23

# The variable keeps the last element, also when no test held.
foreach( $last in [ "x", "y" ] ) {
    if( string.contains( $text, $last ) ) $seen = "none";
}
log.info( $last ); # expect: y
log.info( $seen ); # expect: 23

# Another way out of the body is taken for the rounds that hold only.
$rounds = 0;
foreach( $word in [ "x", "a", "b", "bb" ] ) {
    if( string.contains( $text, $word ) ) {
        $rounds++;
        if( $word == "b" ) break;
    }
}
log.info( $rounds ); # expect: 2
