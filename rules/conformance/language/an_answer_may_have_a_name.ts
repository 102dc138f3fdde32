#: request GET /gallery/1
#: client 10.1.2.3:5000
#: header X-A: a

$gallery = string.contains( $path, "gallery" );
$inside = string.ipmaskmatch( $ip, "10.0.0.0/8" );
if( $gallery && $inside ) $pool = "inside"; else $pool = "outside";
$pool; # -> inside

# As a value it is a number.
$there = http.headerExists( "X-A" );
$there + 1; # -> 2
$not = http.headerExists( "X-B" );
"[" . $not . "]"; # -> [0]

# What it was asked of may change behind.
$is_a = http.getHeader( "X-A" ) == "a";
$begins = string.startsWith( http.getHeader( "X-A" ), "a" );
http.setHeader( "X-A", "b" );
$is_a . $begins; # -> 11
$again = string.startsWith( http.getHeader( "X-A" ), "b" );
if( $again ) { http.setHeader( "X-A", "c" ); $later = $again; }
$later; # -> 1
foreach( $round in [ 1, 2 ] ) {
   $kept = string.startsWith( http.getHeader( "X-A" ), "c" );
   http.setHeader( "X-A", "d" );
   log.info( $round . ":" . $kept );
}
# expect: 1:1
# expect: 2:0
