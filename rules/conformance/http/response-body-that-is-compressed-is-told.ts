#: phase response
#: response 200
#: response-header Content-Encoding: br
#: response-body xyz
log.info( http.getResponseBody() );      # warning: compressed (br)
# expect: xyz
log.info( http.getResponseBody( 2 ) );   # warning: compressed (br)
# expect: xy
