data.set( "n", 10 );
data.set( "d", 1 / 3 );
log.info( data.get( "n" ) < "9" ); # expect: 1
log.info( data.get( "d" ) );       # expect: 0.33333333333333
