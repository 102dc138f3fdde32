$list = [ 1, 2 ];
lang.assert( array.length( $list ) == 2, "not seen" );
lang.assert( "0", "the text 0 is true" );
log.info( "before" );                                   # expect: before
lang.assert( array.length( $list ) == 3, "three?" );    # trap: three?
log.info( "after" );
