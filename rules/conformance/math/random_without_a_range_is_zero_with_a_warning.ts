$zero = 0;
math.random( $zero );   # -> 0      # warning: a range of at least 1, not 0
math.random( -5 );      # -> 0      # warning: a range of at least 1, not -5
math.random( math.sqrt( -1 ) );     # -> 0      # warning: a range of at least 1, not 0   # warning: Cannot convert nan to integer value
math.random( "many" );              # -> 0      # warning: a range of at least 1, not 0
math.random( [ 5 ] );               # -> 0      # warning: Cannot convert array to integer value
                                                # warning: a range of at least 1, not 0
# One beyond all integers is the largest there is.
math.random( 1e300 ) >= 0;          # -> 1
math.random( "1.6 or more" ) < 2;   # -> 1
