#: phase response
#: response 200
#: node web1:80
log.info( connection.getNode() ); # expect: web1:80
log.info( "[" . connection.getPool() . "]" ); # expect: []
pool.select( "api" );
log.info( connection.getPool() ); # expect: api
log.info( connection.getNode() ); # expect: web1:80
