#: rule
$x = 1; $a = [ 1, 2, 3 ];
log.info( $x . ( $x = 2 ) . $x++ . $x . --$x );
$a[ $x++ ] = $x . $a[ $x ]; $a[ -1 ] .= $a[ 0 ] = "first"; $x += $x++ + $x;
log.info( lang.dump( $a ) . $x . ( 7 / 0 ) . 7 % 0 . ( $a + 1 ) . [] );
foreach( $v in $a ) { $v .= "!"; array.push( $a, $v ); if( array.length( $a ) > 5 ) break; }
log.info( lang.dump( $a ) );
