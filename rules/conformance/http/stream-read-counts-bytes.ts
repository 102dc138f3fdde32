#: phase response
#: response 200
#: response-body "abc\x00def"
log.info( http.stream.readResponse( 4 ) ); # expect: "abc\x00"
log.info( "[" . http.stream.readResponse( 0 ) . "]" ); # expect: []
log.info( "[" . http.stream.readResponse( -1 ) . "]" ); # expect: []
                                                       # warning: http.stream.readResponse read nothing: -1 is not a number of bytes
log.info( "[" . http.stream.readBulkResponse( "2 bytes" ) . "]" ); # expect: [de]
log.info( http.stream.readResponse( 9223372036854775807, "nowhere" ) ); # expect: f
