math.sqrt( -1 );            # -> nan
math.ln( -1 );              # -> nan
math.asin( 2 );             # -> nan
math.sqrt( -1 ) == 0;       # -> 0
lang.toInt( sqrt( -1 ) );   # -> 0   # warning: Cannot convert nan to integer value
math.ln( 0 );               # -> -inf
math.acos( -2 );            # -> nan
math.acos( 2 );             # -> nan
# And NaN goes through every function.
$nan = math.sqrt( -1 );
math.sin( $nan ) . math.cos( $nan ) . math.tan( $nan ) . math.asin( $nan ) . math.acos( $nan ) . math.atan( $nan );  # -> nannannannannannan
math.pow( $nan, 2 ) . math.exp( $nan ) . math.ln( $nan ) . math.log( $nan ) . math.sqrt( $nan ) . math.fabs( $nan ); # -> nannannannannannan
math.sin( math.exp( 1000 ) );       # -> nan
math.atan( math.exp( 1000 ) ) * 2;  # -> 3.1415926535898
