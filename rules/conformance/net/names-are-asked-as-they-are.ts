#: mock net.dns.resolveHost API.test. 192.0.2.7
#: mock net.dns.resolveHost _srv.test 192.0.2.8
net.dns.resolveHost( "API.test." ); # -> 192.0.2.7
# performs: resolve API.test.
net.dns.resolveHost( "_srv.test" ); # -> 192.0.2.8
net.dns.resolveHost( ".test" ); # ->
# warning: net.dns.resolveHost: `.test` is not a host name
net.dns.resolveHost( "caf\351.test" ); # ->
# warning: is not a host name
net.dns.resolveHost( [] ); # trap: resolve 0
# warning: Cannot convert array to string value
