# The gallery rule as people write it who name things first.
$path = http.getPath();
$client = request.getRemoteIP();
if( string.contains( $path, "gallery" ) ) {
    if( string.ipmaskmatch( $client, "127.0.0.2" ) ) {
        pool.use( "Maintenance" );
    } else {
        pool.use( "Sticky Pool" );
    }
}
