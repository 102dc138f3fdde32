# Outside of the run each of them would have bytes of its own.
$text = string.sprintf( "%600000s", "" );
data.set( "one", [ $text ] );
string.len( data.get( "one" )[0] );                     # -> 600000
data.set( "many", array.create( 20000, $text ) );       # trap: out-of-memory
