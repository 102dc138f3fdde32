net.dns.resolveHost( "192.0.2.7" ); # -> 192.0.2.7
net.dns.resolveHost6( "2001:DB8:0::7" ); # -> 2001:db8::7
net.dns.resolveHost( "2001:db8::7" ) . "!"; # -> !
# warning: an address of the other kind
net.dns.resolveHost6( "192.0.2.7" ) . "!"; # -> !
# warning: an address of the other kind
