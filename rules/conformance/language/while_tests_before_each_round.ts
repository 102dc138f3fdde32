$i = 3;
while( $i < 3 ) { log.info( "never" ); }
while( $i > 0 ) {
   log.info( $i );   # expect: 3  # expect: 2  # expect: 1
   $i--;
}
