# An element takes sixteen bytes of a rule's 8 MiB.
$half = array.create( 200000 );
log.info( array.length( array.append( $half, $half ) ) );       # expect: 400000
log.info( array.length( array.resize( $half, 460000, "x" ) ) ); # expect: 460000
array.resize( $half, 530000 );                                  # trap: memory
