counter.increment( 1, 2147483647 );
counter.increment( 1, 2147483647 );
counter.increment( 1, 3 );
# counter: 1 1
