# Elements of a list, which may have a name, and settings.
$offices = [ "192.0.2.0/24", "192.0.2.1.7", "2001:db8::/129" ];
foreach( $office in $offices ) {
   if( string.ipmaskmatch( $ip, $office ) ) log.info( "from " . $office );
}
$secret = "^/(secret|hidden";
if( string.regexmatch( http.getPath(), $secret ) ) log.info( "secret" );
while( $n < 2 ) {
   foreach( $name in [ "X-Good", "X Bad", 7 ] ) {
      if( $n && $name != "" ) http.removeHeader( $name );
   }
   $n++;
}
# Nothing is said of elements that come to no function as they are, or may be something else by then.
foreach( $word in [ "(", "[" ] ) log.info( $word );
foreach( $word in [ "(", "[" ] ) {
   if( string.regexmatch( $ip, $word . ")]" ) ) log.info( "open" );
}
foreach( $word in [ "(", "[" ] ) {
   $word = string.regexescape( $word );
   if( string.regexmatch( $ip, $word ) ) log.info( "escaped" );
}
foreach( $word in [ "(", "[" ] ) {
   foreach( $word in [ "a", "b" ] ) if( string.regexmatch( $ip, $word ) ) log.info( "inner" );
}
$either = "(";
if( $n == 2 ) $either = "a";
if( string.regexmatch( $ip, $either ) ) log.info( "either" );
