# Like another choice: the last one counts.
pool.select( "web" );
pool.select( "discard" );
log.info( "reached" );                   # expect: reached
if( http.getPath() == "/changed" ) pool.select( "web" );

#: case discarded
# decision: discard
#: case the last one counts
#: request GET /changed
# decision: pool "web"
