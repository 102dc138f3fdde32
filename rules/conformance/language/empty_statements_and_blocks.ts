;;
{}
{ ; { log.info( "x" ); } }   # expect: x
$yes = 1;
if( $yes ) {} else { log.info( "never" ); }
if( $yes ) ;
