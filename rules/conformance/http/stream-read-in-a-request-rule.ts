log.info( "[" . http.stream.readResponse( 5 ) . "]" );     # expect: []
                                                           # warning: http.stream.readResponse read nothing: there is no response in a request rule
log.info( "[" . http.stream.readBulkResponse( 5 ) . "]" ); # expect: []
                                                           # warning: http.stream.readBulkResponse read nothing: there is no response in a request rule
