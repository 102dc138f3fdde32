# NaN is a number; only where an integer is needed it counts as 0.
$n = math.sqrt( -1 );
$n + 1;             # -> nan
log.info( -$n );    # expect: nan
$n % 3;             # -> 0  # warning: Cannot convert nan to integer value
7 % $n;             # -> 0  # warning: Cannot convert nan to integer value
                            # warning: Division by zero
$n & 3;             # -> 0  # warning: Cannot convert nan to integer value
3 | $n;             # -> 3  # warning: Cannot convert nan to integer value
$n ^ $n;            # -> 0  # warning: Cannot convert nan to integer value
                            # warning: Cannot convert nan to integer value
1 << $n;            # -> 1  # warning: Cannot convert nan to integer value
$n >> 1;            # -> 0  # warning: Cannot convert nan to integer value
~$n;                # -> -1  # warning: Cannot convert nan to integer value
$m = $n;
$m %= 2;            # warning: Cannot convert nan to integer value
$m;                 # -> 0
$m = $n;
$m++;
$m;                 # -> nan
# As an index of an array; a key of a hash is a text.
$a = [ "x", "y" ];
$a[ $n ];           # -> x  # warning: Cannot convert nan to integer value
$a[ $n ] = "z";             # warning: Cannot convert nan to integer value
$a[0];              # -> z
# Once for each time that it is used: on the way to an element that is made, once.
$e[ $n ][ 0 ] = 5;  # warning: Cannot convert nan to integer value
$e[0][0];           # -> 5
$h = [ "nan" => 1, "0" => 2 ];
$h[ $n ];           # -> 1
# Infinity is the largest integer there is.
math.exp( 1000 ) & 255;     # -> 255
$a[ math.exp( 1000 ) ];     # ->  # warning: is out of range
# Nothing is told of a constant before the rule runs.
if( http.getPath() == "/never" ) log.info( math.sqrt( -1 ) % 2 );
