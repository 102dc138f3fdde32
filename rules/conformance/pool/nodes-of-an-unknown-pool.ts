#: pool "web" a:80
log.info( pool.activenodes( "wbe" ) );                     # warning: there is no pool `wbe`
# expect: 0
log.info( array.length( pool.listallnodes( "wbe" ) ) );    # warning: there is no pool `wbe`
# expect: 0
