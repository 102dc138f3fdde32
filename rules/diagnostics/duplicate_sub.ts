sub ban( $ip ) { log.info( $ip ); }
sub Ban( $ip ) { log.warn( $ip ); }
ban( "10.0.0.1" );
