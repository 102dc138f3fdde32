#: header X-Tag: a
http.addHeader( "X-TAG", "b" );
log.info( http.getHeader( "X-Tag" ) );                       # expect: a, b
log.info( array.join( http.listHeaderNames(), " " ) );       # expect: Host X-Tag
