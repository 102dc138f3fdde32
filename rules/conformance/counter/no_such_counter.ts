counter.increment( 100 ); # warning: there is no counter 100; they are numbered 0 to 99
counter.increment( -1 );  # warning: there is no counter -1
counter.increment( 4294967297 ); # warning: there is no counter 4294967297
# counter: 0 0
# counter: 1 0
