#: header Accept: a
#: header accept: b
#: header ACCEPT: c
log.info( http.getHeader( "Accept" ) ); # expect: a, b, c
