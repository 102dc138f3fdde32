#: request GET /?wbe
#: pool "web" a:80
$pool = http.getRawQueryString();
log.info( pool.activenodes( $pool ) );                     # warning: there is no pool `wbe`
# expect: 0
log.info( array.length( pool.listallnodes( $pool ) ) );    # warning: there is no pool `wbe`
# expect: 0
