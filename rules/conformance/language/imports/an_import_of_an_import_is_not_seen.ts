import chain;
chain.subs.double( 2 );   # error[PM0201]: has no sub `subs.double`
