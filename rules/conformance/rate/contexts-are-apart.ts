#: rate "login" 1/m
rate.use.noQueue( "login", "alice" ); # -> 1
rate.use.noQueue( "login", "alice" ); # -> 0
rate.use.noQueue( "login", "Alice" ); # -> 1
rate.use.noQueue( "login" ); # -> 1
rate.use.noQueue( "login", "" ); # -> 0
