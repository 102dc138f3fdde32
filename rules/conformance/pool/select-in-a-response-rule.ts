# It counts for a retry only.
#: phase response
#: response 200
#: node a:80
pool.select( "other", "10.0.0.7", 80 );
log.info( connection.getPool() );        # expect: other
# decision: none
