# The array is small, for all of its elements are one text.
$text = string.sprintf( "%600000s", "" );
$list = array.create( 20000, $text );
string.len( $list[19999] );     # -> 600000
log.info( lang.dump( $list ) );             # trap: out-of-memory
