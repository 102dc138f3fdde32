#: header X-Tag: a
#: header X-Tag: b
http.setHeader( "x-tag", "c" );
log.info( http.getHeader( "X-Tag" ) ); # expect: c
# request-header: X-Tag: c
