math.log( 1000 );           # -> 3
math.log( 0.01 );           # -> -2
math.ln( math.exp( 2 ) );   # -> 2
ln( 10 );                   # -> 2.302585092994
exp( 0 );                   # -> 1
