# What is refused is not counted.
#: time 1000
#: rate "api" 2/s
rate.use.noQueue( "api" ); # -> 1
rate.use.noQueue( "api" ); # -> 1
rate.use.noQueue( "api" ); # -> 0
rate.use.noQueue( "api" ); # -> 0
connection.sleep( 499 );
rate.use.noQueue( "api" ); # -> 0
connection.sleep( 1 );
rate.use.noQueue( "api" ); # -> 1
rate.use.noQueue( "api" ); # -> 0
# However long nobody comes, no more than the limit may come at once.
connection.sleep( 10000 );
rate.use.noQueue( "api" ) + rate.use.noQueue( "api" ) + rate.use.noQueue( "api" ); # -> 2
