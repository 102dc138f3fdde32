double( 4 );   # -> 8
sub double( $x ) { return $x * 2; }
