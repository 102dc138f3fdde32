$text = string.sprintf( "%600000s", "" );
connection.data.set( "many", array.create( 20000, [ [ "k" => $text ] ] ) );     # trap: out-of-memory
