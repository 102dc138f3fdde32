# Nothing to read, and nothing to change.
log.info( http.getResponseCode() );                             # expect: 0
log.info( "[" . http.getResponseHeader( "Server" ) . "]" );     # expect: []
log.info( http.responseHeaderExists( "Server" ) );              # expect: 0
log.info( "[" . http.getResponse() . "]" );                     # expect: []
log.info( "[" . http.getResponseCookie( "a" ) . "]" );          # expect: []
log.info( array.length( http.getResponseBodyLines() ) );        # expect: 0
http.setResponseHeader( "Server", "x" );                        # warning: there is no response yet
http.addResponseHeader( "Server", "x" );                        # warning: there is no response yet
http.removeResponseHeader( "Server" );                          # warning: http.removeResponseHeader changed nothing: there is no response yet
http.scrubResponseHeaders( "Server" );                          # warning: http.scrubResponseHeaders changed nothing: there is no response yet
http.setResponseCode( 404 );                                    # warning: there is no response yet
http.setResponseBody( "x" );                                    # warning: there is no response yet
http.removeResponseCookie( "a" );
