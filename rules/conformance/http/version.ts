log.info( http.getVersion() . "|" . http.getResponseVersion() );

#: case the usual
# expect: HTTP/1.1|
#: case an old one
#: request GET / HTTP/1.0
# expect: HTTP/1.0|
#: case a new one
#: request GET / HTTP/2
# expect: HTTP/2|
#: case in a response rule
#: phase response
#: request GET / HTTP/1.0
#: response 200
# expect: HTTP/1.0|HTTP/1.1
