# The application's session cookie leaves the house encrypted: browsers can neither read it nor make one. One rule for
# both phases. The passphrase is a file of the resource folder.
$passphrase = resource.get( "cookie.key" );
if( rule.getState() == "REQUEST" ) {
   $session = string.decrypt( http.getCookie( "session" ), $passphrase );
   http.removeCookie( "session" );
   if( $session != "" ) http.setCookie( "session", $session );
} else {
   $session = http.getResponseCookie( "session" );
   if( $session != "" ) http.setResponseCookie( "session", string.encrypt( $session, $passphrase ) );
}
