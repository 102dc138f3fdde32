# Keys are bytes and case-sensitive; numbers are keys like their texts. The last value counts.
connection.data.set( "k", "one" );
connection.data.set( "K", "two" );
connection.data.set( "k", "three" );
connection.data.set( 7, "seven" );
connection.data.set( "", "no key" );
connection.data.set( "\000\351", "\351\000" );
log.info( connection.data.get( "k" ) . connection.data.get( "K" ) . connection.data.get( "7" ) ); # expect: threetwoseven
log.info( connection.data.get( "" ) );               # expect: no key
log.info( connection.data.get( "\000\351" ) );       # expect: "\xe9\x00"
connection.data.set( "k", "" );
log.info( "[" . connection.data.get( "k" ) . "]" );  # expect: []
# Other stores are others.
log.info( "[" . data.get( "K" ) . data.local.get( "K" ) . "]" ); # expect: []
