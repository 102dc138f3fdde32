$name = http.getRawQueryString();
log.info( "[" . http.getHeader( "Bad Name" . $name ) . "]" ); # warning: holds a space
# expect: []
