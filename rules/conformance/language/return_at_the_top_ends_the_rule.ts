log.info( "a" );   # expect: a
$yes = 1;
if( $yes ) return;
log.info( "never" );
