for( $i = 0; $i < 3; $i++ ) {
   log.info( $i );   # expect: 0  # expect: 1  # expect: 2
}
$i;   # -> 3
