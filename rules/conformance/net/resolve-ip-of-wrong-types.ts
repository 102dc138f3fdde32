net.dns.resolveIP( "" ) . "!"; # -> !
net.dns.resolveIP( 7 ) . "!"; # -> !
net.dns.resolveIP( "[2001:db8::7]" ) . "!"; # -> !
net.dns.resolveIP( "192.0.2.7:80" ) . "!"; # -> !
