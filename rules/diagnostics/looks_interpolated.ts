$user = http.getCookie( "user" );
log.info( "hello $user, you asked for ${user}" );
log.info( string.len( "$user!" ) - string.len( "x$1" ) );
log.info( 2 * "$user$user" );
