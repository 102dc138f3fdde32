#: time 1000
#: rate "login" 1/m
rate.use.noQueue( "login", "a\000b" ); # -> 1
rate.use.noQueue( "login", "a" ); # -> 1
rate.use.noQueue( "login", "a\000b" ); # -> 0
rate.use.noQueue( "login", 7 ) . rate.use.noQueue( "login", "7" ); # -> 10
rate.use.noQueue( "login", "\351" ) . rate.use.noQueue( "login", "\352" ); # -> 11
# A context that must wait holds nobody else up.
rate.use( "login", "a" ); # -> 1
# performs: queue login "a"
sys.time.highres(); # -> 1060
rate.use.noQueue( "login", "c" ); # -> 1
