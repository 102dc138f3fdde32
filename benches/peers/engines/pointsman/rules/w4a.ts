# Keeps visitors from some networks away.
$blocked = [ NETWORKS ];
foreach( $network in $blocked ) {
    if( string.ipmaskmatch( $ip, $network ) ) pool.use( "Blocked" );
}
