#: request POST /
#: body hello world
log.info( http.getBody() );                        # expect: hello world
log.info( http.getBody( 5 ) );                     # expect: hello
log.info( http.getBody( 0 ) );                     # expect: hello world
log.info( http.getBody( -3 ) );                    # expect: hello world
log.info( http.getBody( 11 ) );                    # expect: hello world
log.info( http.getBody( 100 ) );                   # expect: hello world
log.info( http.getBody( "5 bytes" ) );             # expect: hello
log.info( http.getBody( 9223372036854775807 ) );   # expect: hello world
log.info( string.len( http.getBody() ) );          # expect: 11
