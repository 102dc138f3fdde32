# Which of two texts comes first is seen byte by byte, which costs a step for each 64 bytes of the shorter one.
$text = string.sprintf( "%500000s", "a" );
$other = $text;
$n = 0;
for( $i = 0; $i < 1000; $i++ ) { if( $text < "b" ) $n++; }
log.info( $n );                                             # expect: 1000
for( $i = 0; $i < 20; $i++ ) { if( $text < $other ) $n++; }  # trap: out-of-fuel
