$d = math.asin( 5 );
$k[ $d ][ 0 ]++;
$k[ $d ][ $d ] .= "x";
$l[ $d ]++;
log.info( lang.dump( $k ) . lang.dump( $l ) );
