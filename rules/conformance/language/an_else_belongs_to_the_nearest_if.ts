$a = 1;
$b = 0;
if( $a ) if( $b ) log.info( "both" ); else log.info( "only a" );   # expect: only a
if( $b ) if( $a ) log.info( "both" ); else log.info( "only b" );
