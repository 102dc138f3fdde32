#: client [2001:db8:0:1::7]:5000
#: mock net.dns.resolveHost6 api.test 2001:db8:0:1:0:0:0:7
# An address that was looked up has the form in which the client's is seen, so that a rule may compare the two.
request.getRemoteIP();                                           # -> 2001:db8::1:0:0:0:7
net.dns.resolveHost6( "api.test" );                              # -> 2001:db8::1:0:0:0:7
net.dns.resolveHost6( "2001:db8:0:1::7" );                       # -> 2001:db8::1:0:0:0:7
net.dns.resolveHost6( "api.test" ) == request.getRemoteIP();     # -> 1
