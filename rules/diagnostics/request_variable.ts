if( ! string.contains( $path, "gallery" ) ) break;
sub where() {
   return $path . " of " . $ip;
}
log.info( where() . $path );
