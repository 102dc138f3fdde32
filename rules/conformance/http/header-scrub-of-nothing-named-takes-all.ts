#: header Host: h
#: header X-One: 1
http.scrubRequestHeaders( "" );
log.info( array.length( http.listHeaderNames() ) ); # expect: 0
