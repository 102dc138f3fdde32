#: pool "web" web1:80
pool.select( "web" );
pool.select( "wbe" ); # warning: there is no pool `wbe`
# decision: pool "web"
