# Every cookie that a node sets is kept from scripts, from other sites and from open connections, unless the node
# has said something else of it. A response rule.
$lines = array.filter( string.split( http.getResponse(), "\r\n" ), "^Set-Cookie:" );
http.removeResponseHeader( "Set-Cookie" );
foreach( $line in $lines ) {
   $cookie = string.trim( string.skip( $line, string.len( "Set-Cookie:" ) ) );
   if( !string.regexmatch( $cookie, ";\\s*HttpOnly\\s*(;|$)", "i" ) ) $cookie .= "; HttpOnly";
   if( !string.regexmatch( $cookie, ";\\s*SameSite\\s*=", "i" ) ) $cookie .= "; SameSite=Lax";
   if( ssl.isSSL() && !string.regexmatch( $cookie, ";\\s*Secure\\s*(;|$)", "i" ) ) $cookie .= "; Secure";
   http.addResponseHeader( "Set-Cookie", $cookie );
}
