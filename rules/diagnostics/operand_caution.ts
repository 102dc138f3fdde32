if( string.regexmatch( http.getPath(), "^(.+)/\\1$" ) ) log.info( "twice" );
