#: rule
# An element that was made on the way was looked for twice, and each time it was told of an index that is NaN.
$d = math.asin( 5 );
$k[ $d ][ 0 ]++;
$k[ $d ][ $d ] .= "x";
$l[ $d ]++;
log.info( lang.dump( $k ) . lang.dump( $l ) );
