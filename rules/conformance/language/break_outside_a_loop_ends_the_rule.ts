log.info( "a" );   # expect: a
$yes = 1;
if( $yes ) { if( $yes ) { break; } }
log.info( "never" );
# decision: none
