math.log( 1000 );           # -> 3
math.log( 0.01 );           # -> -2
math.ln( math.exp( 2 ) );   # -> 2
ln( 10 );                   # -> 2.302585092994
exp( 0 );                   # -> 1
math.log( 1 );              # -> 0
math.log( 2 );              # -> 0.30102999566398
math.log( -1000 );          # -> nan
math.log( 0 );              # -> -inf
math.ln( 0.5 );             # -> -0.69314718055995
math.ln( 1 );               # -> 0
