# A variable holds what the field was when it was assigned, whatever becomes of the request.
#: request GET /before
#: header X-Tag: one
$path = http.getPath();
$tag = http.getHeader( "X-Tag" );
if( $tag == "one" ) http.setHeader( "X-Tag", "two" );
http.setPath( "/after" );
if( $path == "/before" ) log.info( "before" ); # expect: before
if( $tag == "one" ) log.info( "one" );         # expect: one
if( http.getPath() == "/after" ) log.info( "after" ); # expect: after
$later = http.getPath();
sub change() { http.setPath( "/changed" ); return 1; }
if( change() && $later == "/after" ) log.info( "later" ); # expect: later
$seen = http.getPath();
while( $seen == "/changed" ) {
    http.setPath( "/again" );
    $seen = http.getPath();
    log.info( $seen ); # expect: /again
}
$end = http.getPath();
if( string.startsWith( $end, "/again" ) ) { log.info( "the end: " . $end ); } # expect: the end: /again
switch( $end ) {
case "/a", "/b", "/again": log.info( "again" ); # expect: again
default: log.info( "none" );
}
# Also in a search that goes on after it has changed the field.
http.setHeader( "X-Client", "10.1.2.3" );
$client = http.getHeader( "X-Client" );
foreach( $network in [ "10.0.0.0/8", "10.1.0.0/16" ] ) {
    if( string.ipmaskmatch( $client, $network ) ) {
        log.info( $network ); # expect: 10.0.0.0/8
                              # expect: 10.1.0.0/16
        http.setHeader( "X-Client", "192.0.2.1" );
    }
}
