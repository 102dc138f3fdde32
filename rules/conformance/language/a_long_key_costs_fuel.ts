# Looking for a key takes a time in proportion to its length, and so much fuel.
$key = string.sprintf( "%500000s", "a" );
$hash[ $key ] = 1;
log.info( $hash[ $key ] );                                              # expect: 1
for( $i = 0; $i < 1000; $i++ ) { if( $hash[ $key ] != 1 ) log.info( "never" ); } # trap: out-of-fuel
