#: request GET /?n%61me=one%26two+three%zz
log.info( http.getFormParam( "name" ) ); # expect: one&two three_zz
