pool.select( "api", "10.0.0.7", 8080 );
pool.use( "api", "" );
# decision: pool "api"
