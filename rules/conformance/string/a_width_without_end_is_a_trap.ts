$format = "%2000000000d";
string.sprintf( $format, 1 );       # trap: out-of-memory
