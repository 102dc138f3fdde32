sub greet( $name, $word ) { log.info( $word . " " . $name ); }
greet( "Ada" );
