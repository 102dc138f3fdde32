# Two in a second, and three in a minute.
#: time 1000
#: rate "api" 2/s 3/m
rate.use.noQueue( "api" ) . rate.use.noQueue( "api" ) . rate.use.noQueue( "api" ); # -> 110
connection.sleep( 1000 );
rate.use.noQueue( "api" ) . rate.use.noQueue( "api" ); # -> 10
connection.sleep( 18999 );
rate.use.noQueue( "api" ); # -> 0
connection.sleep( 1 );
rate.use.noQueue( "api" ); # -> 1
