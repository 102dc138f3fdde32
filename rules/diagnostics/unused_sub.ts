sub ban( $ip ) { return unban( $ip ); }
sub unban( $ip ) { return ban( $ip ); }
sub never() { }
log.info( "no one is banned" );
