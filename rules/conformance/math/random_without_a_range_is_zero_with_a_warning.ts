$zero = 0;
math.random( $zero );   # -> 0      # warning: a range of at least 1, not 0
math.random( -5 );      # -> 0      # warning: a range of at least 1, not -5
