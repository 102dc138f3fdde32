#: pool "web" web1:80
pool.use( "wbe" ); # warning: there is no pool `wbe`
log.info( "not reached" );
# decision: none
