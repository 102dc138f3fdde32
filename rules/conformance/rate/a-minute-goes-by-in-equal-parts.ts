#: time 1000
#: rate "slow" 2/m
rate.use.noQueue( "slow" ) . rate.use.noQueue( "slow" ) . rate.use.noQueue( "slow" ); # -> 110
connection.sleep( 29999 );
rate.use.noQueue( "slow" ); # -> 0
connection.sleep( 1 );
rate.use.noQueue( "slow" ) . rate.use.noQueue( "slow" ); # -> 10
