log.info( "[" . connection.getNode() . "]" ); # expect: []
log.info( "[" . connection.getPool() . "]" ); # expect: []
