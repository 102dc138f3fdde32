# The address itself when it has no name, "" when it is no address; neither is a mishap.
#: mock net.dns.resolveIP 192.0.2.7 api.test
#: mock net.dns.resolveIP 192.0.2.8 error "no name"
#: mock net.dns.resolveIP 2001:db8::7 six.test
net.dns.resolveIP( "192.0.2.7" ); # -> api.test
net.dns.resolveIP( "192.0.2.8" ); # -> 192.0.2.8
net.dns.resolveIP( "2001:db8:0:0::7" ); # -> six.test
net.dns.resolveIP( "api.test" ) . "!"; # -> !
net.dns.resolveIP( "192.0.2.256" ) . "!"; # -> !
