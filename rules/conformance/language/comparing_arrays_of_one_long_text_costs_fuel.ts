# A thousand elements that share one text take little memory, and are compared all the same: at a charge.
$text = string.sprintf( "%600000s", "a" );
$few = array.create( 3, $text );
$others = array.create( 3, " " . string.skip( $text, 1 ) );
if( $few == $others ) log.info( "equal" );              # expect: equal
$hash = [ "a" => $few, "b" => [ 1, "x" ] ];
if( $hash != [ "a" => $others, "b" => [ 1, "y" ] ] ) log.info( "not equal" ); # expect: not equal
$many = array.create( 1000, $text );
$others = array.create( 1000, $others[0] );
if( $many == $others ) log.info( "never" );             # trap: out-of-fuel
