if( string.contains( http.getPath() ) ) log.info( "api" );
pool.use();
