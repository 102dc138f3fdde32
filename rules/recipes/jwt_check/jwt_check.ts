# Only who brings a token of our login server gets in, while it is valid. The application learns whose it is.
$key = '-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAK0Jqio1HnudzWHEtcre56vDpLOB/OjPCUhi/Kvni4ns=
-----END PUBLIC KEY-----';
http.removeHeader( "X-User" );
if( http.getPath() == "/health" ) break;
if( string.regexmatch( http.getHeader( "Authorization" ), "^Bearer +(\\S+)$", "i" ) ) {
   $jwt = jwt.verify( $1, $key, "EdDSA" );
   if( $jwt["valid"] && $jwt["payload"]["exp"] && $jwt["payload"]["iss"] == "https://login.example.com" ) {
      http.setHeader( "X-User", $jwt["payload"]["sub"] );
      break;
   }
}
http.sendResponse( "401 Unauthorized", "text/plain", "Log in first.\n", 'WWW-Authenticate: Bearer realm="api"' );
