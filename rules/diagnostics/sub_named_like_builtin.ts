sub string.len( $text ) { return 1; }
sub len( $text ) { return string.len( $text ); }
log.info( len( "abc" ) );
