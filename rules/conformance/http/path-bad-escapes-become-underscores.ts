#: request GET /100%/%zz/%4?a=%
log.info( http.getPath() );        # expect: /100_/_zz/_4
log.info( http.getQueryString() ); # expect: a=_
