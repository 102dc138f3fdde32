$seen = data.get( "seen" );
$seen["203.0.113.7"] = 1;
data.set( "seen", $seen );
$again = data.get( "seen" );
log.info( $again["203.0.113.7"] ); # expect: 1
