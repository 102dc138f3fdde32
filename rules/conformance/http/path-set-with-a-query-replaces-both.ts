#: request GET /old?x=1
http.setPath( "/new?y=2 3?" );
log.info( http.getRawURL() );         # expect: /new?y=2%203?
http.setPath( "/new?" );
log.info( http.getRawURL() );         # expect: /new?
http.setPath( "" );
log.info( http.getRawURL() );         # expect: /?
http.setRawPath( "?a" );
# target: /?a
