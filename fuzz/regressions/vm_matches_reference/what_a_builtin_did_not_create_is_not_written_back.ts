#: rule
# A later argument assigns to the variable that an earlier one changes in place.
$a = [ 1 ];
array.push( $a, $a = [ 5 ] );
$1 = [ 2 ];
array.push( $1, $1 = [ 6 ] );
$h = [ "k" => [] ];
hash.empty( $h[ "k" ] ); array.push( $h[ "n" ], $h = [] );
$x = 0;
array.push( $x[ [] ], 1 );
log.info( lang.dump( $a ) . lang.dump( $1 ) . lang.dump( $h ) . $x );
