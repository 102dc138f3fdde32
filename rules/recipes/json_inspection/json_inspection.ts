# What is no order does not reach the shop, and orders in a hurry have a pool of their own.
sub refuse( $why ) {
   http.sendResponse( "422 Unprocessable Content", "application/json", json.serialize( [ "error" => $why ] ), "" );
}

if( http.getMethod() != "POST" || http.getPath() != "/orders" ) break;
if( !string.startsWithI( http.getHeader( "Content-Type" ), "application/json" ) ) refuse( "send JSON" );
$order = json.deserialize( http.getBody() );
if( !lang.isHash( $order ) || !hash.contains( $order, "article" ) ) refuse( "no article" );
if( !string.regexmatch( $order["quantity"], "^[1-9][0-9]?$" ) ) refuse( "order 1 to 99" );
if( $order["express"] ) pool.use( "express" );
