#: header X-Tag: a
#: header x-tag: b
http.removeHeader( "X-TAG" );
log.info( http.headerExists( "X-Tag" ) ); # expect: 0
http.removeHeader( "X-Never-There" );
# request-header-absent: X-Tag
