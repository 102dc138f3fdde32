$n = string.len( http.getPath() );
if( 1 < $n < 5 ) log.info( "a few" );
