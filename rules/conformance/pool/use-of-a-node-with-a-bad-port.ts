pool.use( "api", "10.0.0.7", 70000 ); # warning: 1 to 65535
# decision: pool "api"
