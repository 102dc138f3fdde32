# The same address is the same text, from wherever it comes.
#: client [2001:db8:7:0:1:0:0:1]:5000
#: mock net.dns.resolveHost6 client.test 2001:db8:7:0:1::1
#: mock net.dns.resolveHost6 mapped.test ::ffff:192.0.2.7
net.dns.resolveHost6( "client.test" ); # -> 2001:db8:7::1:0:0:1
net.dns.resolveHost6( "client.test" ) == request.getRemoteIP(); # -> 1
net.dns.resolveHost6( "2001:DB8:7:0:1::1" ) == string.normalizeIPAddress( "2001:db8:7:0:1:0:0:1" ); # -> 1
net.dns.resolveHost6( "mapped.test" ); # -> 192.0.2.7
