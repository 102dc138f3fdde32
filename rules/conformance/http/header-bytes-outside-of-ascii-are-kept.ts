http.setHeader( "X-Name", "caf\351" );
log.info( string.len( http.getHeader( "X-Name" ) ) ); # expect: 4
