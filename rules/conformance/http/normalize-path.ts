log.info( http.normalizePath( "/a//b/./c/../d/" ) );         # expect: /a/b/d/
log.info( http.normalizePath( "/a/b/.." ) );                 # expect: /a/
log.info( "[" . http.normalizePath( "/a/../../b" ) . "]" );  # expect: []
log.info( "[" . http.normalizePath( "/a%" ) . "]" );         # expect: []
log.info( "[" . http.normalizePath( "/a\000b" ) . "]" );     # expect: []
log.info( http.normalizePath( "/.../..a" ) );                # expect: /.../..a
