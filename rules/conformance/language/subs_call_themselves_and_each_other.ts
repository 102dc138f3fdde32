sub factorial( $n ) { if( $n == 0 ) return 1; return $n * factorial( $n - 1 ); }
factorial( 10 );   # -> 3628800
sub even( $n ) { return $n == 0 ? 1 : odd( $n - 1 ); }
sub odd( $n ) { return $n == 0 ? 0 : even( $n - 1 ); }
even( 10 );   # -> 1
even( 7 );    # -> 0
