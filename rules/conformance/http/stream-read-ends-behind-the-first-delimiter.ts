#: phase response
#: response 200
#: response-body "a--b--c-"
log.info( http.stream.readResponse( 100, "--" ) ); # expect: a--
# A delimiter that begins among the bytes is completed, one that begins behind them is not looked at.
log.info( http.stream.readResponse( 2, "--" ) );   # expect: b--
log.info( http.stream.readResponse( 1, "--" ) );   # expect: c
log.info( http.stream.readResponse( 100, "--" ) ); # expect: -
log.info( "[" . http.stream.readResponse( 100, "--" ) . "]" ); # expect: []
