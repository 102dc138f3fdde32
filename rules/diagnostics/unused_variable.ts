$host = http.getHostHeader();
$count = 1;
$count += 1;
$_kept = 1;
foreach( $round in [ 1, 2 ] ) log.info( "again" );
if( http.getMethod() == "GET" ) $get = 1;
