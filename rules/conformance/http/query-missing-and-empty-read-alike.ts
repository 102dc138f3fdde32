#: request GET /p?
log.info( "[" . http.getRawQueryString() . "]" ); # expect: []
# target: /p?
