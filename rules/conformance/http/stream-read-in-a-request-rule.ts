log.info( "[" . http.stream.readResponse( 5 ) . "]" );     # expect: []
                                                           # warning: no response to read from
log.info( "[" . http.stream.readBulkResponse( 5 ) . "]" ); # expect: []
                                                           # warning: no response to read from
