# The gallery is being upgraded on webserver01. Its visitors stay on webserver02, and only the one who does
# the upgrade reaches webserver01, to test it. Everything that is not the gallery goes on as ever.
if( ! string.contains( $path, "gallery" ) ) break;
if ( ! string.ipmaskmatch( $ip, "127.0.0.2/32" ) ) {
pool.use( "Sticky Pool" );
} else {
pool.use( "Maintenance" ); }
