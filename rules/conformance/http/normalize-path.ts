log.info( http.normalizePath( "/a//b/./c/../d/" ) );         # expect: /a/b/d/
log.info( http.normalizePath( "/a/b/.." ) );                 # expect: /a/
log.info( http.normalizePath( "/a/." ) );                    # expect: /a/
log.info( http.normalizePath( "///a///" ) );                 # expect: /a/
log.info( http.normalizePath( "a/../b" ) );                  # expect: b
log.info( "[" . http.normalizePath( "/a/../../b" ) . "]" );  # expect: []
log.info( "[" . http.normalizePath( "/.." ) . "]" );         # expect: []
log.info( "[" . http.normalizePath( "../a" ) . "]" );        # expect: []
log.info( "[" . http.normalizePath( "/a%" ) . "]" );         # expect: []
log.info( "[" . http.normalizePath( "/a%2" ) . "]" );        # expect: []
log.info( "[" . http.normalizePath( "/a%2g" ) . "]" );       # expect: []
log.info( "[" . http.normalizePath( "/a\000b" ) . "]" );     # expect: []
log.info( http.normalizePath( "/a%2f%2E./\351" ) );          # expect: "/a%2f%2E./\xe9"
log.info( http.normalizePath( "/.../..a/.b" ) );             # expect: /.../..a/.b
log.info( "[" . http.normalizePath( "" ) . "]" );            # expect: []
