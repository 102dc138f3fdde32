#: rule
sub change( $p, $q ) { $p[ "k" ] = 1; array.push( $q, 2 ); $q = [ 9 ]; array.push( $q, 3 ); return $p; }
$h = []; $a = [ 1 ]; $copy = $a;
$r = change( $h, $a );
$r[ "k" ] = 5; $h[ "n" ][ "m" ] = $a; $a[ 0 ] = "moved";
log.info( lang.dump( $h ) . lang.dump( $a ) . lang.dump( $copy ) . lang.dump( $r ) );
