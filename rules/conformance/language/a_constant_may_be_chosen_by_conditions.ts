# What is done with a constant that conditions choose.
$pool = "default";
if( http.getHostHeader() == "www.example.com" ) $pool = "www";
if( http.getHostHeader() == "shop.example.com" ) {
    $pool = "shop";
    if( string.startsWith( http.getPath(), "/checkout/" ) ) $pool = "till";
} else if( http.getHeader( "X-Any" ) ) {
    if( http.getMethod() == "POST" ) $pool = "post"; else $pool = "any";
}
if( http.getHeader( "X-Last" ) == "yes" ) $pool = "last";
if( $pool != "any" ) log.info( "chosen " . $pool );
pool.use( $pool );

#: case none
#: header Host: other.example.com
# expect: chosen default
# decision: pool "default"
#: case the first
#: header Host: www.example.com
# expect: chosen www
# decision: pool "www"
#: case a later one counts
#: header Host: www.example.com
#: header X-Any: a
# decision: pool "any"
#: case inside of another
#: request GET /checkout/1
#: header Host: shop.example.com
# expect: chosen till
# decision: pool "till"
#: case not inside
#: header Host: shop.example.com
#: header X-Any: a
# expect: chosen shop
# decision: pool "shop"
#: case of two
#: request POST /
#: header X-Any: a
# expect: chosen post
# decision: pool "post"
#: case the last one counts
#: request GET /checkout/1
#: header Host: shop.example.com
#: header X-Last: yes
# expect: chosen last
# decision: pool "last"
