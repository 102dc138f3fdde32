#: request HEAD /
http.setMethod( "GET" );
log.info( http.getMethod() ); # expect: GET
http.setMethod( "GET /" );    # warning: http.setMethod changed nothing: a method is a word
http.setMethod( "" );         # warning: a method is a word
http.setMethod( "get" );
log.info( http.getMethod() ); # expect: get
http.setMethod( "M-SEARCH" );
# method: M-SEARCH
