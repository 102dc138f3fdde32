pool.use( "api", "10.0.0.7" ); # warning: needs a port
# decision: pool "api"
