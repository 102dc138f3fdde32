pool.use( "api", "2001:db8::7", 8080 );
# decision: pool "api" node "[2001:db8::7]:8080"
