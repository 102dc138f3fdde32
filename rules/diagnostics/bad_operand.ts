if( ! string.ipmaskmatch( request.getRemoteIP(), "my.ip.address/32" ) ) log.info( "not me" );
if( string.regexmatch( http.getPath(), "^/\"(a|b" ) ) log.info( "match" );
