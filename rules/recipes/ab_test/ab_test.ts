# Half of the visitors see the new shop. A cookie keeps each with what he saw first.
$shop = http.getCookie( "shop" );
if( $shop != "old" && $shop != "new" ) {
   $shop = math.random( 2 ) == 0 ? "old" : "new";
   http.setResponseCookie( "shop", $shop, "Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax" );
}
if( $shop == "new" ) pool.use( "new shop" );
pool.use( "old shop" );
