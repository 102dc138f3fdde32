#: phase completion
counter.increment( 7, 2 );
# counter: 7 2
