$format = "%s-%d";
string.sprintf( $format, "a" );     # -> a-0   # warning: No argument for `%d`
