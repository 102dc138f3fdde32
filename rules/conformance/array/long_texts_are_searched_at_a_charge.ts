$text = string.sprintf( "%600000s", "a" );
$list = array.create( 1000, $text . "b" );
array.contains( $list, "b" );               # -> 0
array.contains( $list, $text );             # -> 0
array.contains( [ $text ], " " . string.substring( $text, 1, 599999 ) );     # -> 1
log.info( array.contains( $list, $text . "c" ) );   # trap: out-of-fuel
