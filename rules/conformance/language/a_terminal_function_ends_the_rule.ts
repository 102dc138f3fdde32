sub choose( $pool ) { pool.use( $pool ); }
choose( "api" );
log.info( "never" );
# decision: pool "api"
