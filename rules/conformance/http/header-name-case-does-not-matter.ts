#: header X-Mixed-Case: value
log.info( http.getHeader( "x-mixed-CASE" ) ); # expect: value
