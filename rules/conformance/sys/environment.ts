#: env STAGE test
log.info( sys.getenv( "STAGE" ) );             # expect: test
log.info( "[" . sys.getenv( "stage" ) . "]" ); # expect: []
log.info( "[" . sys.getenv( "" ) . "]" );      # expect: []
log.info( "[" . sys.getenv( "STA\377" ) . sys.getenv( "A=B" ) . sys.getenv( "STAGE\000" ) . "]" ); # expect: []
