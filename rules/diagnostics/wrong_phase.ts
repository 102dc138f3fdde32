#: phase completion
import late;
sub fail() { http.setResponseCode( 404 ); }
sub refuse() { late.refuse(); }
fail();
refuse();
pool.select( "api" );
log.info( http.getPath() );
