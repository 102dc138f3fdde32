$method = http.getMethod();
if( $method == "GET" || "HEAD" ) log.info( "read" );
if( "0" ) log.info( "true" );
while( false ) log.info( "never" );
if( !1 ) log.info( "never" );
if( 1 == 2 ) log.info( "never" );
while( true ) { if( $method ) break; }
