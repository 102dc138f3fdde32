#: rule
# Storing by a text key makes an empty array a hash; the key itself was still an array.
$h = [];
$h[ $h ] = 1;
log.info( lang.dump( $h ) );
