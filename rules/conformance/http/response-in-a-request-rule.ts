# Nothing to read, and nothing to change.
log.info( http.getResponseCode() );                             # expect: 0
log.info( "[" . http.getResponseHeader( "Server" ) . "]" );     # expect: []
log.info( "[" . http.getResponse() . "]" );                     # expect: []
http.setResponseHeader( "Server", "x" );                        # warning: there is no response yet
http.setResponseCode( 404 );                                    # warning: there is no response yet
http.setResponseBody( "x" );                                    # warning: there is no response yet
