# The gallery rule as one condition after the other.
if( string.contains( http.getPath(), "gallery" ) && string.ipmaskmatch( $ip, "127.0.0.2/255.255.255.255" ) ) pool.use( "Maintenance" );
if( string.contains( http.getPath(), "gallery" ) ) pool.use( "Sticky Pool" );
