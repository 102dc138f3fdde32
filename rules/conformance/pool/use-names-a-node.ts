pool.use( "api", "10.0.0.7", 8080 );
# decision: pool "api" node "10.0.0.7:8080"
