$pool = "api";
log.info( $Pool . $pol . $nothing );
log.info( $late );
$late = 1;
for( $i = 0; $i < 3; $i++ ) { log.info( $seen ); $seen = $i; }
sub look( $x ) { return $x . $pool; }
log.info( look( $late . $pool ) );
