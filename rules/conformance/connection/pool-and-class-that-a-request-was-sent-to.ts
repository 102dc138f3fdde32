# What rules choose later counts for a retry, and is what they find.
#: phase response
#: response 200
#: sent-to "site" persistence "by address"
log.info( connection.getPool() . " " . connection.getPersistence() ); # expect: site by address
pool.select( "other" );
connection.setPersistence( "sticky" );
log.info( connection.getPool() . " " . connection.getPersistence() ); # expect: other sticky
connection.setPersistence();
log.info( connection.getPersistence() );                              # expect: by address
# decision: none
# persistence: default
