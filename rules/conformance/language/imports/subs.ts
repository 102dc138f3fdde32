# Imported by the scripts beside it.
log.info( "statements of an imported file do not run" );
sub double( $x ) { return $x * 2; }
sub text.shout( $text ) { return string.uppercase( $text ) . more(); }
sub more() { return "!"; }
