#: mock net.dns.resolveHost api.test 192.0.2.7
#: mock net.dns.resolveHost6 api.test 2001:db8::7
net.dns.resolveHost( "api.test" ); # -> 192.0.2.7
# performs: resolve api.test
net.dns.resolveHost6( "api.test" ); # -> 2001:db8::7
# performs: resolve6 api.test
net.dns.resolveHost( " api.test " ); # -> 192.0.2.7
