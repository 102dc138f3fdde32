log.info( "x" );    # expect: x
