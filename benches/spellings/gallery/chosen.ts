# The gallery rule with the pool's name in a variable.
if( !string.contains( $path, "gallery" ) ) return;
$pool = "Sticky Pool";
if( string.ipmaskmatch( request.getRemoteIP(), "127.0.0.2/32" ) ) $pool = "Maintenance";
pool.use( $pool );
