# As many at once as the limit says, then one after each share of the second.
#: time 1000
#: rate "api" 4/s
for( $i = 0; $i < 4; $i++ ) { rate.use( "api" ); }
sys.time.highres(); # -> 1000
rate.use( "api" ); # -> 1
sys.time.highres(); # -> 1000.25
# performs: queue api
rate.use( "api" );
rate.use( "api" );
sys.time.highres(); # -> 1000.75
# Another context has limits of its own.
rate.use( "api", "alice" ); # -> 1
sys.time.highres(); # -> 1000.75
rate.getbacklog( "api" ) . rate.getbacklog( "api", "alice" ); # -> 00
