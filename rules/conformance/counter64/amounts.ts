counter64.increment( 3 );
counter64.increment( 3, 2147483647 );
counter64.increment( 3, 2147483647 );
counter64.increment( 3, 2147483647 );
counter64.increment( 4, -1 );
# counter64: 3 6442450942
# counter64: 4 18446744073709551615
# counter: 3 0
