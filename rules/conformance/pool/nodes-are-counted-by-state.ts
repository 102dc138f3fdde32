#: pool "web" a:80 b:80=draining c:80=disabled d:80=failed e:80
log.info( pool.activenodes( "web" ) );   # expect: 2
log.info( pool.drainingnodes( "web" ) ); # expect: 1
log.info( pool.disablednodes( "web" ) ); # expect: 1
log.info( pool.failednodes( "web" ) );   # expect: 1
