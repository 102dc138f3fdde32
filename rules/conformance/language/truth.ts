sub truth( $x ) { if( $x ) return "true"; return "false"; }
truth( 0 );       # -> false
truth( 1 );       # -> true
truth( -1 );      # -> true
truth( 0.0 );     # -> false
truth( 0.1 );     # -> true
truth( "" );      # -> false
truth( "0" );     # -> true
truth( "false" ); # -> true
truth( [] );      # -> false
truth( [ 0 ] );   # -> true
truth( nil );     # -> false
