data.local.set( "n", 10 );
data.local.set( "d", 1 / 3 );
log.info( data.local.get( "n" ) < "9" ); # expect: 1
log.info( data.local.get( "d" ) );       # expect: 0.33333333333333
