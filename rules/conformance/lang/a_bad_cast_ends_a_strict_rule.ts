import strict;
$a = [ 1, 2 ];
log.info( "before" );               # expect: before
log.info( lang.toString( $a ) );    # trap: Cannot convert array to string value
log.info( "after" );
