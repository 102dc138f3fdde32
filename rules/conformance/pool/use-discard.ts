#: pool "web" web1:80
pool.use( "discard" );
log.info( "not reached" );
# decision: discard
