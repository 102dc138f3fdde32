#: header Host: [2001:DB8::1]:8080
log.info( http.getHostHeader() ); # expect: [2001:db8::1]
