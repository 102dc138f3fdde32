connection.setPersistence( "sticky" );
connection.setPersistence();
log.info( "[" . connection.getPersistence() . "]" ); # expect: []
# persistence: default
