# Before the body was read, and with a number.
#: request POST /
#: body hello
http.setBody( 12.5 );
log.info( http.getBody( 3 ) );               # expect: 12.
log.info( array.length( http.getBodyLines() ) ); # expect: 1
# request-body: 12.5
