#: request GET http://example.com?a=%41
log.info( "[" . http.getPath() . "]" . http.getQueryString() . http.getRawQueryString() ); # expect: []a=Aa=%41
http.setRawQueryString( "b=%20" );
log.info( http.getRawURL() );      # expect: http://example.com?b=%20
http.setPath( "p" );
log.info( http.getRawURL() );      # expect: http://example.com/p?b=%20
http.setQueryString( "" );
# target: http://example.com/p
