#: client [2001:0db8:0000:0000:0000:0000:0000:0007]:5000
log.info( request.getRemoteIP() ); # expect: 2001:db8::7
