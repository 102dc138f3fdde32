#: request GET /?wbe
#: pool "web" web1:80
pool.select( "web" );
pool.select( http.getRawQueryString() ); # warning: there is no pool `wbe`
# decision: pool "web"
