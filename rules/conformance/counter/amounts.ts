counter.increment( 3 );
counter.increment( 3, 4 );
counter.increment( "3", "2" );
counter.increment( 0, -2 );
counter.increment( 99, 7 );
counter.increment( 99, -7 );
log.info( "[" . counter.increment( 5, 0 ) . "]" ); # expect: []
# counter: 3 7
# counter: 0 4294967294
# counter: 99 0
# counter: 4 0
# counter64: 3 0
