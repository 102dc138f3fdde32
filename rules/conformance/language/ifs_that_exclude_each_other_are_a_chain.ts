#: request GET /shop/cart
#: header Host: shop.example.com
#: header X-Kind: b

# Conditions that cannot hold together may be asked together.
$host = http.getHostHeader();
$pool = "default";
if( string.startsWith( $host, "www." ) ) { $pool = "www"; }
if( string.startsWith( $host, "shop." ) ) { $pool = "shop"; }
if( string.startsWith( $host, "api." ) ) { $pool = "api"; }
if( string.startsWith( $host, "img." ) ) { $pool = "img"; }
$pool; # -> shop

# Some of these can.
$all = "";
if( string.startsWith( $host, "shop." ) ) { $all = $all . "1"; }
if( string.startsWith( $host, "s" ) ) { $all = $all . "2"; }
if( string.startsWith( $host, "shop.example" ) ) { $all = $all . "3"; }
if( string.endsWith( $host, ".com" ) ) { $all = $all . "4"; }
if( $host == "shop.example.com" ) { $all = $all . "5"; }
if( $host == "www.example.com" ) { $all = $all . "6"; }
$all; # -> 12345

# A body that changes what is compared.
$seen = "";
if( http.getHeader( "X-Kind" ) == "a" ) { $seen = $seen . "a"; http.setHeader( "X-Kind", "c" ); }
if( http.getHeader( "X-Kind" ) == "b" ) { $seen = $seen . "b"; http.setHeader( "X-Kind", "d" ); }
if( http.getHeader( "X-Kind" ) == "c" ) { $seen = $seen . "c"; }
if( http.getHeader( "X-Kind" ) == "d" ) { $seen = $seen . "d"; }
$seen; # -> bd

# An else belongs to its own if.
$else = "";
if( $host == "shop.example.com" ) { $else = "s"; }
if( $host == "a" ) { $else = $else . "a"; }
if( $host == "b" ) { $else = $else . "b"; } else { $else = $else . "e"; }
$else; # -> se

# Numbers are equal to more than one text.
sub number( $n ) {
   $r = "";
   if( $n == "1" ) { $r = $r . "x"; }
   if( $n == "01" ) { $r = $r . "y"; }
   if( $n == "1.0" ) { $r = $r . "z"; }
   return $r;
}
number( 1 );   # -> xyz
number( "1" ); # -> x

# A condition of another kind stands between.
$mixed = "";
if( $host == "shop.example.com" ) { $mixed = $mixed . "1"; }
if( string.length( $host ) > 3 ) { $mixed = $mixed . "2"; }
if( $host == "a" ) { $mixed = $mixed . "3"; }
if( $host == "shop.example.com" ) { $mixed = $mixed . "4"; }
if( $host == "b" ) { $mixed = $mixed . "5"; }
$mixed; # -> 124
