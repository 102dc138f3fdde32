log.info( "one" );  # expect[info]: one
log.warn( "two" );  # expect[warn]: two
log.error( "three" ); # expect[error]: three
