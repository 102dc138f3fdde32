#: request GET /?wbe
#: pool "web" web1:80
if( http.getMethod() == "GET" ) {
   pool.use( http.getRawQueryString() ); # warning: there is no pool `wbe`
}
log.info( "not reached" );
# decision: none
