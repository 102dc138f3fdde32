#: pool "empty"
#: pool "down" a:80=failed b:80=failed
log.info( pool.activenodes( "empty" ) . array.length( pool.listallnodes( "empty" ) ) ); # expect: 00
log.info( pool.activenodes( "down" ) . pool.failednodes( "down" ) );                    # expect: 02
log.info( lang.dump( pool.listfailednodes( "down" ) ) );                                # expect: [ "a:80", "b:80" ]
