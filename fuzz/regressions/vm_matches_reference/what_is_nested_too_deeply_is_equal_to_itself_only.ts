#: rule
# Parameters reach deeper than a copy may; comparing, compacting and printing must not run out of stack there.
sub f( $p, $n ) {
  if( $n == 0 ) return;
  $p[0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0] = [ [] ];
  f( $p[0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0], $n - 1 );
}
$a = [ [] ]; $b = [ [] ];
f( $a, 190 ); f( $b, 190 );
log.info( ( $a == $b ) . ( $a == $a ) );
$nan = [ math.sqrt( -1 ) ];
log.info( ( $nan == $nan ) . ( $nan[0] == $nan[0] ) );
