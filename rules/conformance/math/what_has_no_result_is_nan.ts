math.sqrt( -1 );            # -> nan
math.ln( -1 );              # -> nan
math.asin( 2 );             # -> nan
math.sqrt( -1 ) == 0;       # -> 0
lang.toInt( sqrt( -1 ) );   # -> 0
math.ln( 0 );               # -> -inf
