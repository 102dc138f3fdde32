# Five in a hundred clients go to the new release, and always the same ones: a client's address decides, not chance.
# Testers ask for it by name.
$share = 5;
$bucket = math.fabs( string.hash( request.getRemoteIP() ) % 100 );
if( $bucket < $share || http.getHeader( "X-Release" ) == "canary" ) pool.use( "canary" );
pool.use( "stable" );
