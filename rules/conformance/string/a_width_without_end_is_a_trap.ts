$format = "%2000000000d";
log.info( string.sprintf( $format, 1 ) );       # trap: out-of-memory
