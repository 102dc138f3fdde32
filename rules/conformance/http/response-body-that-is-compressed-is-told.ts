#: phase response
#: response 200
#: response-header Content-Encoding: gzip
#: response-body xyz
log.info( http.getResponseBody() ); # warning: compressed (gzip)
# expect: xyz
