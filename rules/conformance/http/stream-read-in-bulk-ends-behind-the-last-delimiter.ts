#: phase response
#: response 200
#: response-body "a;b;c;dddd;e"
log.info( http.stream.readBulkResponse( 5, ";" ) ); # expect: a;b;
log.info( http.stream.readBulkResponse( 3, ";" ) ); # expect: c;
log.info( http.stream.readBulkResponse( 2, ";" ) ); # expect: dd
log.info( http.stream.readBulkResponse( 99, ";" ) ); # expect: dd;
log.info( http.stream.readBulkResponse( 99, ";" ) ); # expect: e
log.info( "[" . http.stream.readBulkResponse( 99 ) . "]" ); # expect: []
