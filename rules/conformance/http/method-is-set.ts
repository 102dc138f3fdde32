#: request HEAD /
http.setMethod( "GET" );
log.info( http.getMethod() ); # expect: GET
http.setMethod( "GET /" );    # warning: a method is a word
http.setMethod( "" );         # warning: a method is a word
# method: GET
