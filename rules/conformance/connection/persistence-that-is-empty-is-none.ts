connection.setPersistence( "sticky" );
connection.setPersistence( "" );
connection.setPersistenceKey( "alice" );
connection.setPersistenceKey( "" );
connection.setPersistenceNode( "web1:80" );
connection.setPersistenceNode( "" );
# persistence: default
