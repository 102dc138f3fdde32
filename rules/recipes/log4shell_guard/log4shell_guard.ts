# A text like ${jndi:ldap://...} makes a vulnerable Log4j load code from wherever it says. It may come in the URL, in
# any header or in the body, escaped, and cut up by look-ups within it: ${${lower:j}ndi:...}.
sub is_hostile( $text ) {
   return string.regexmatch( string.unescape( $text ), "\\$\\{[^}]*(jndi|\\$\\{|:-)", "i" );
}

if( is_hostile( http.getRequest() ) || is_hostile( http.getBody( 16384 ) ) ) {
   log.warn( "A look-up of Log4j from " . request.getRemoteIP() );
   connection.discard();
}
