# Hosts and parts of the site have pools of their own.
$host = http.getHostHeader();
$path = http.getPath();
if( $host == "static.example.com" || string.endsWith( $path, ".png" ) || string.endsWith( $path, ".css" ) ) {
    pool.use( "static" );
}
if( $host == "api.example.com" ) {
    if( string.startsWith( $path, "/v2/" ) ) {
        pool.use( "api-v2" );
    }
    pool.use( "api" );
}
if( string.startsWith( $path, "/secure/" ) ) {
    pool.use( "secure" );
} else if( string.startsWith( $path, "/shop/" ) ) {
    pool.use( "shop" );
}
pool.use( "web" );
