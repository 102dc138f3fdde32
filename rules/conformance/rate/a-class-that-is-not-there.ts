# Each function has a value of its own for it.
#: rate "api" 1/s
rate.use( "apl" ); # -> 0
# warning: rate.use: there is no rate class `apl`
rate.use.noQueue( "apl" ); # -> -1
# warning: rate.use.noQueue: there is no rate class `apl`
rate.getbacklog( "API" ); # -> 0
# warning: rate.getbacklog: there is no rate class `API`
rate.use( [] ); # -> 0
# warning: Cannot convert array to string value
# warning: there is no rate class `0`
