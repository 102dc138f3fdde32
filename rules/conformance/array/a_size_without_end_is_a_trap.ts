$size = 1000000000;
log.info( "before" );                               # expect: before
log.info( array.length( array.create( $size ) ) );  # trap: memory
