# Before any work is done: the memory of a run is what bounds it.
log.info( string.len( string.randomBytes( -1 ) ) );  # expect: 0
log.info( string.randomBytes( 1e12 ) );  # trap: out-of-memory
