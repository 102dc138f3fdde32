# Each host has its pool; some have another one for a part of the site.
switch( http.getHostHeader(), string.startsWith ) {
case "www.": pool.use( "www" );
case "shop.":
    if( string.startsWith( $path, "/checkout/" ) ) pool.use( "shop-checkout" );
    pool.use( "shop" );
case "api.":
    if( string.startsWith( $path, "/v2/" ) ) pool.use( "api-v2" );
    pool.use( "api" );
case "blog.":
    if( string.startsWith( $path, "/admin/" ) ) pool.use( "blog-admin" );
    pool.use( "blog" );
case "img.": pool.use( "img" );
case "static.":
    if( string.startsWith( $path, "/fonts/" ) ) pool.use( "static-fonts" );
    pool.use( "static" );
case "mail.": pool.use( "mail" );
case "news.": pool.use( "news" );
case "forum.": pool.use( "forum" );
case "wiki.": pool.use( "wiki" );
case "docs.":
    if( string.startsWith( $path, "/search/" ) ) pool.use( "docs-search" );
    pool.use( "docs" );
case "login.": pool.use( "login" );
case "pay.": pool.use( "pay" );
case "search.": pool.use( "search" );
case "video.": pool.use( "video" );
case "music.": pool.use( "music" );
case "maps.": pool.use( "maps" );
case "jobs.": pool.use( "jobs" );
case "help.": pool.use( "help" );
case "status.": pool.use( "status" );
default: pool.use( "default" );
}
