$old = http.getPath();
if( $old == $old ) log.info( "same" );
$h = [ "a" => 1 ];
if( $h["a"] < $h["a"] ) log.info( "less" );
