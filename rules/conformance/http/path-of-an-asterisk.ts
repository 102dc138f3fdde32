#: request OPTIONS *
log.info( http.getPath() . http.getRawURL() . http.getRawQueryString() ); # expect: **
http.setQueryString( "a" );
log.info( http.getRawURL() );      # expect: *?a
http.setPath( "/x" );
# target: /x?a
