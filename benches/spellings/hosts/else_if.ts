# Twenty hosts as a chain of `else if`.
$host = http.getHostHeader();
$path = http.getPath();
if( string.startsWith( $host, "www." ) ) {
    pool.use( "www" );
}
else if( string.startsWith( $host, "shop." ) ) {
    if( string.startsWith( $path, "/checkout/" ) ) { pool.use( "shop-checkout" ); }
    pool.use( "shop" );
}
else if( string.startsWith( $host, "api." ) ) {
    if( string.startsWith( $path, "/v2/" ) ) { pool.use( "api-v2" ); }
    pool.use( "api" );
}
else if( string.startsWith( $host, "blog." ) ) {
    if( string.startsWith( $path, "/admin/" ) ) { pool.use( "blog-admin" ); }
    pool.use( "blog" );
}
else if( string.startsWith( $host, "img." ) ) {
    pool.use( "img" );
}
else if( string.startsWith( $host, "static." ) ) {
    if( string.startsWith( $path, "/fonts/" ) ) { pool.use( "static-fonts" ); }
    pool.use( "static" );
}
else if( string.startsWith( $host, "mail." ) ) {
    pool.use( "mail" );
}
else if( string.startsWith( $host, "news." ) ) {
    pool.use( "news" );
}
else if( string.startsWith( $host, "forum." ) ) {
    pool.use( "forum" );
}
else if( string.startsWith( $host, "wiki." ) ) {
    pool.use( "wiki" );
}
else if( string.startsWith( $host, "docs." ) ) {
    if( string.startsWith( $path, "/search/" ) ) { pool.use( "docs-search" ); }
    pool.use( "docs" );
}
else if( string.startsWith( $host, "login." ) ) {
    pool.use( "login" );
}
else if( string.startsWith( $host, "pay." ) ) {
    pool.use( "pay" );
}
else if( string.startsWith( $host, "search." ) ) {
    pool.use( "search" );
}
else if( string.startsWith( $host, "video." ) ) {
    pool.use( "video" );
}
else if( string.startsWith( $host, "music." ) ) {
    pool.use( "music" );
}
else if( string.startsWith( $host, "maps." ) ) {
    pool.use( "maps" );
}
else if( string.startsWith( $host, "jobs." ) ) {
    pool.use( "jobs" );
}
else if( string.startsWith( $host, "help." ) ) {
    pool.use( "help" );
}
else if( string.startsWith( $host, "status." ) ) {
    pool.use( "status" );
}
else {
    pool.use( "default" );
}
