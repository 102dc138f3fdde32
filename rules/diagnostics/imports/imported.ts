sub greet( $name ) { log.info( "hello " . $name ); }
