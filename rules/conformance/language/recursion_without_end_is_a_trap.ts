sub again( $n ) { return again( $n + 1 ); }   # trap: call-depth
again( 1 );
