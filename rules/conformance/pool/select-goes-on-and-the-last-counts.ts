pool.select( "one" );
log.info( connection.getPool() ); # expect: one
pool.select( "two" );
log.info( "reached" );            # expect: reached
# decision: pool "two"
