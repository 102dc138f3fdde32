$text = string.sprintf( "%200000s", "" );
string.len( string.regexsub( $text, "x*", "" ) );                   # -> 200000
log.info( string.len( string.regexsub( $text, "x*", "", "g" ) ) );  # trap: out-of-fuel
