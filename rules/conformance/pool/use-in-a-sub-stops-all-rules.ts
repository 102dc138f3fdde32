sub route() {
   pool.use( "api" );
}
route();
log.info( "not reached" );
# decision: pool "api"
