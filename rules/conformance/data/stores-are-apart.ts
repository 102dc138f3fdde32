data.set( "k", "global" );
data.local.set( "k", "local" );
connection.data.set( "k", "own" );
log.info( data.get( "k" ) );            # expect: global
log.info( data.local.get( "k" ) );      # expect: local
log.info( connection.data.get( "k" ) ); # expect: own
