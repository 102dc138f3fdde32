#: phase response
#: response 200
#: time 1000
#: rate "api" 1/s
rate.use( "api" ) . rate.use.noQueue( "api" ); # -> 10
rate.use( "api" ); # -> 1
sys.time.highres(); # -> 1001
