#: pool "web" a:80 b:80=draining c:80=disabled d:80=failed e:80
log.info( array.join( pool.listactivenodes( "web" ), " " ) );   # expect: a:80 e:80
log.info( array.join( pool.listdrainingnodes( "web" ), " " ) ); # expect: b:80
log.info( array.join( pool.listdisablednodes( "web" ), " " ) ); # expect: c:80
log.info( array.join( pool.listfailednodes( "web" ), " " ) );   # expect: d:80
log.info( array.join( pool.listallnodes( "web" ), " " ) );      # expect: a:80 b:80 c:80 d:80 e:80
