#: rule
# The store makes the variable a container; as a key it was read before that.
$h[ 1 ][ $h ] = 5;
$k[ $k ]++;
log.info( lang.dump( $h ) . lang.dump( $k ) );
