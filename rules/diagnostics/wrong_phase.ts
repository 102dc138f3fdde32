#: phase completion
sub fail() { http.setResponseCode( 404 ); }
fail();
pool.select( "api" );
log.info( http.getPath() );
