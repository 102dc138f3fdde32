#: header X-Tag: a
http.setHeader( "X-Tag", "b\r\nX-Evil: 1" ); # warning: line break
http.addHeader( "X-Tag", "b\nX-Evil: 1" );   # warning: line break
log.info( http.getHeader( "X-Tag" ) );       # expect: a
# request-header-absent: X-Evil
