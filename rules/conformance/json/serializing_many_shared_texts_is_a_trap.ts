$text = string.sprintf( "%600000s", "" );
$list = array.create( 20000, [ "k" => $text ] );
log.info( json.serialize( $list ) );        # trap: out-of-memory
