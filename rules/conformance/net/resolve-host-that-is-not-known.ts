#: mock net.dns.resolveHost nobody.test error "no such host"
#: mock net.dns.resolveHost6 nobody.test timeout
net.dns.resolveHost( "nobody.test" ) . "!"; # -> !
# warning: `nobody.test`: no such host
net.dns.resolveHost6( "nobody.test" ) . "!"; # -> !
# warning: `nobody.test`: timeout
# What cannot be a name is not asked for.
net.dns.resolveHost( "" ); # ->
# warning: is not a host name
net.dns.resolveHost( "a b" ); # ->
# warning: `a b` is not a host name
net.dns.resolveHost( "a" . string.sprintf( "%0254d", 0 ) ); # ->
# warning: is not a host name
