#: rule
# Creating the element looked at its key twice, and warned twice of one that is a container.
$a[ [ 1, 2 ] ][ 0 ] = 1;
$h = [ "k" => 1 ];
$h[ [ "n" => 1 ] ][ "m" ] = 2;
array.push( $h[ [ 3 ] ][ "m" ], 3 );
log.info( lang.dump( $a ) . lang.dump( $h ) );
