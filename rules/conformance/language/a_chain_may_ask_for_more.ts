#: case the narrower one
#: request GET /checkout/1
#: header Host: shop.example.com
# expect: /checkout/1: shop-checkout

#: case the wider one
#: request GET /cart
#: header Host: shop.example.com
# expect: /cart: shop

#: case one that the chain does not know
#: request GET /checkout/1
#: header Host: mail.example.com
# expect: /checkout/1: default

#: case a longer name
#: request GET /v2/x
#: header Host: api.eu.example.com
# expect: /v2/x: api-eu

#: case the same, not in the part
#: request GET /v1/x
#: header Host: api.eu.example.com
# expect: /v1/x: api-eu-old

#: case the shorter name
#: request GET /v2/x
#: header Host: api.us.example.com
# expect: /v2/x: api-v2

#: case the shorter name elsewhere
#: request GET /v1/x
#: header Host: api.us.example.com
# expect: /v1/x: api

#: case what stands in front of the comparison
#: request GET /fonts/a
#: header Host: static.example.com
# expect: /fonts/a: fonts

#: case and does not hold
#: request GET /x/a
#: header Host: static.example.com
# expect: /x/a: default

#: case a host in another case
#: request GET /admin/1
#: header Host: BLOG.example.com
# expect: /admin/1: admin

$host = http.getHostHeader();
$path = http.getPath();
if( string.startsWith( $host, "www." ) ) $pool = "www";
else if( string.startsWith( $host, "shop." ) && string.startsWith( $path, "/checkout/" ) ) $pool = "shop-checkout";
else if( string.startsWith( $host, "shop." ) ) $pool = "shop";
else if( $host == "api.eu.example.com" && string.startsWith( $path, "/v2/" ) ) $pool = "api-eu";
else if( string.startsWith( $host, "api.eu." ) && !string.startsWith( $path, "/v2/" ) ) $pool = "api-eu-old";
else if( string.startsWith( $host, "api." ) && string.startsWith( $path, "/v2/" ) && $path != "/v2/y" ) $pool = "api-v2";
else if( string.startsWith( $host, "api." ) ) $pool = "api";
else if( string.startsWith( $path, "/fonts/" ) && string.startsWith( $host, "static." ) ) $pool = "fonts";
else if( ( $host == "blog.example.com" || $host == "log.example.com" ) && string.contains( $path, "admin" ) ) $pool = "admin";
else if( $host == "blog.example.com" ) $pool = "blog";
else $pool = "default";
log.info( $path . ": " . $pool );
