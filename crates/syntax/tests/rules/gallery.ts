# Sends the gallery to the server under maintenance, for one address only.
if( ! string.contains( $path, "gallery" ) ) break;
if ( ! string.ipmaskmatch( $ip, "192.0.2.7/32" ) ) {
pool.use( "Sticky Pool" );
} else {
pool.use( "Maintenance" ); }
