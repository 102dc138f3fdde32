# A few elements may share one long text, in arrays inside, too.
$text = string.sprintf( "%600000s", "a" );
$few = [ array.create( 5, $text . "b" ) ];
array.contains( $few, array.create( 5, $text . "c" ) );     # -> 0
array.contains( $few, array.create( 5, $text . "b" ) );     # -> 1
$many = array.create( 100, array.create( 20, $text . "b" ) );
$other = array.create( 19, $text . "b" );
array.push( $other, "c" );
log.info( array.contains( $many, $other ) );                # trap: out-of-fuel
