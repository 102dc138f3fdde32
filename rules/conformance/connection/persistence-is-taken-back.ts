connection.setPersistence( "sticky" );
connection.setPersistence( "" );
log.info( "[" . connection.getPersistence() . "]" ); # expect: []
connection.setPersistence( "by key" );
connection.setPersistence( "By Key" );
connection.setPersistenceKey( "" );
connection.setPersistenceKey( "alice\000\351" );
connection.setPersistenceNode( "web1:80" );
connection.setPersistenceNode( "[2001:db8::1]:80" );
log.info( connection.getPersistence() );             # expect: By Key
# persistence: class "By Key"
# persistence: node "[2001:db8::1]:80"
