# Only the staff gets in, by name and password. The application learns the name, and never sees the password.
http.removeHeader( "X-User" );
if( string.regexmatch( http.getHeader( "Authorization" ), "^Basic +([A-Za-z0-9+/=]+)$", "i" )
      && string.regexmatch( string.base64decode( $1 ), "^([^:]+):(.*)$" ) ) {
   $user = $1;
   $auth = auth.query( "staff", $user, $2 );
   if( $auth["OK"] ) {
      http.removeHeader( "Authorization" );
      http.setHeader( "X-User", $user );
      break;
   }
}
http.sendResponse( "401 Unauthorized", "text/plain", "Who are you?\n",
   'WWW-Authenticate: Basic realm="staff", charset="UTF-8"' );
