# A `foreach` that only looks for one of its constants which a test holds with.
$blocked = [ "10.0.0.0/8", "192.0.2.", "2001:db8::/32" ];
foreach( $network in $blocked ) {
    if( string.ipmaskmatch( $ip, $network ) ) { log.info( "blocked" ); break; }
}
if( string.ipmaskmatch( $ip, "192.0.2.7" ) || string.ipmaskmatch( $ip, "::1" ) ) log.info( "known" );
foreach( $network in [ "192.0.2.0/24", "192.0.2.7/32" ] ) {
    if( string.ipmaskmatch( request.getRemoteIP(), $network ) ) pool.use( "found" );
}
log.info( "not found" );

#: case an address of the list
#: client 192.0.2.7
# expect: blocked
# expect: known
# decision: pool "found"

#: case another
#: client 198.51.100.1
# expect: not found
# decision: none

#: case an IPv4 address in IPv6's clothes
#: client [::ffff:10.1.2.3]:80
# expect: blocked
# expect: not found

#: case IPv6
#: client [2001:db8::9]:80
# expect: blocked
# expect: not found
