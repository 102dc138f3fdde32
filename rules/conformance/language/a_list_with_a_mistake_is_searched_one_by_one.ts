# An element that is no network warns when its turn comes, and not when the loop is left before.
#: client 10.1.2.3
foreach( $network in [ "10.0.0.0/8", "nonsense" ] ) {  # warning[PM0408]: `nonsense` is not an IP address
    if( string.ipmaskmatch( $ip, $network ) ) { log.info( "first" ); break; } # expect: first
}
foreach( $network in [ "nonsense", "10.0.0.0/8" ] ) {  # warning[PM0408]: `nonsense` is not an IP address
    if( string.ipmaskmatch( $ip, $network ) ) { log.info( "second" ); break; } # warning: Bad IP network
                                                                               # expect: second
}
# The element is looked at behind the loop, so it must be the one that was found.
foreach( $network in [ "192.0.2.0/24", "10.1.0.0/16", "10.0.0.0/8" ] ) {
    if( string.ipmaskmatch( $ip, $network ) ) break;
}
log.info( $network ); # expect: 10.1.0.0/16
# A round that goes on with the next finds them all.
foreach( $network in [ "10.0.0.0/8", "192.0.2.0/24", "10.1.0.0/16" ] ) {
    if( string.ipmaskmatch( $ip, $network ) ) { log.info( "one more" ); continue; } # expect: one more
                                                                                    # expect: one more
}
