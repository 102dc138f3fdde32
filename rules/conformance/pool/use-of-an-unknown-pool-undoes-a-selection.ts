#: pool "web" web1:80
pool.select( "web" );
pool.use( "wbe" ); # warning: there is no pool `wbe`
# decision: none
