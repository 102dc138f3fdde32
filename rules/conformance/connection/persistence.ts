log.info( "[" . connection.getPersistence() . "]" ); # expect: []
connection.setPersistence( "sticky" );
log.info( connection.getPersistence() );             # expect: sticky
connection.setPersistenceKey( "alice" );
connection.setPersistenceNode( "web1:80" );
# persistence: class "sticky"
# persistence: key "alice"
# persistence: node "web1:80"
