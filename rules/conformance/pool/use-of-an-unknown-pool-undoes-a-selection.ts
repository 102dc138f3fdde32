#: request GET /?wbe
#: pool "web" web1:80
pool.select( "web" );
pool.use( http.getRawQueryString() ); # warning: there is no pool `wbe`
# decision: none
