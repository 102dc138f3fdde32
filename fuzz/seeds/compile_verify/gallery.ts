if( string.startsWith( $path, "/gallery" ) ) {
  if( string.ipmaskmatch( $ip, "10.0.1.0/24" ) ) {
    pool.use( "Maintenance" );
  }
  connection.setPersistence( "sticky" );
  pool.select( "Sticky Pool" );
}
