counter64.increment( 1, 2147483648 );  # warning: counter64.increment added 2147483647: 2147483648 does not fit 32 bits
counter64.increment( 2, -2147483648 );
counter64.increment( 100 );            # warning: there is no counter 100
# counter64: 1 2147483647
# counter64: 2 18446744071562067968
