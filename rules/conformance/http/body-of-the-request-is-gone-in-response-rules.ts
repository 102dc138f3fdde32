#: phase response
#: request POST /
#: body hello
#: response 200
log.info( "[" . http.getBody() . "]" ); # expect: []
