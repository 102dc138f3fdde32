#: request GET /?wbe
#: pool "web" a:80
$pool = http.getRawQueryString();
log.info( pool.activenodes( $pool ) . pool.disablednodes( $pool ) . pool.drainingnodes( $pool ) . pool.failednodes( $pool ) );
# expect: 0000
# warning: pool.activenodes: there is no pool `wbe`
# warning: pool.disablednodes: there is no pool `wbe`
# warning: pool.drainingnodes: there is no pool `wbe`
# warning: pool.failednodes: there is no pool `wbe`
log.info( array.length( pool.listallnodes( $pool ) ) . array.length( pool.listactivenodes( $pool ) )
   . array.length( pool.listdisablednodes( $pool ) ) . array.length( pool.listdrainingnodes( $pool ) )
   . array.length( pool.listfailednodes( $pool ) ) );
# expect: 00000
# warning: pool.listallnodes: there is no pool `wbe`
# warning: pool.listactivenodes: there is no pool `wbe`
# warning: pool.listdisablednodes: there is no pool `wbe`
# warning: pool.listdrainingnodes: there is no pool `wbe`
# warning: pool.listfailednodes: there is no pool `wbe`
