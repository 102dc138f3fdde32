if( ! string.contains( $path, "gallery" ) ) break;
if ( ! string.ipmaskmatch( $ip, "127.0.0.2/32" ) ) {
pool.use( "Sticky Pool" );
} else {
pool.use( "Maintenance" ); }
