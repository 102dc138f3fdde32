#: env STAGE test
log.info( sys.getenv( "STAGE" ) );             # expect: test
log.info( "[" . sys.getenv( "stage" ) . "]" ); # expect: []
