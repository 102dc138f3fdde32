#: header X-Tag: a
#: header X-Tag-Two: b
#: header X-Ta: c
#: header X-Tag: d
http.removeHeader( "X-Tag" );
log.info( array.join( array.sort( http.listHeaderNames() ), " " ) ); # expect: Host X-Ta X-Tag-Two
# A name that is none at run time removes nothing.
http.removeHeader( "X-Ta:" . http.getRawQueryString() ); # warning: ends in a colon
# request-header: X-Ta: c
# request-header: X-Tag-Two: b
