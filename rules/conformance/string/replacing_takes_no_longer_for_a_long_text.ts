# Six thousand times three hundred letters: in proportion to them, not to each and all that follows it.
$long = string.replaceAll( string.sprintf( "%300s", "" ), " ", "a" );
$text = string.replaceAll( string.sprintf( "%6000s", "" ), " ", $long );
string.len( $text );                                             # -> 1800000
string.replaceAllI( $text, string.uppercase( $long ), "" ) == "";        # -> 1
