#: client [2001:0db8:0007:0000:0001:0000:0000:0001]:5000
log.info( request.getRemoteIP() ); # expect: 2001:db8:7::1:0:0:1
log.info( request.getRemoteIP() == string.normalizeIPAddress( "2001:DB8:7:0:1:0:0:1" ) ); # expect: 1
