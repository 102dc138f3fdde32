#: client 203.0.113.7:5000
#: local [2001:db8:0::1]:443
log.info( connection.getRemoteIP() . " " . connection.getRemotePort() ); # expect: 203.0.113.7 5000
                                       # warning[deprecated-function]: `connection.getRemoteIP` is deprecated
                                       # warning[deprecated-function]: `connection.getRemotePort` is deprecated
log.info( connection.getLocalIP() . " " . connection.getLocalPort() );   # expect: 2001:db8::1 443
                                       # warning[deprecated-function]: `connection.getLocalIP` is deprecated
                                       # warning[deprecated-function]: `connection.getLocalPort` is deprecated
request.setRemoteIP( "203.0.113.9" );
log.info( connection.getRemoteIP() == request.getRemoteIP() );           # expect: 1
                                       # warning[deprecated-function]: `connection.getRemoteIP` is deprecated
