string.base64urlencode( "\373\377\276" );     # -> -_--
string.base64urlencode( "a" );                # -> YQ
string.base64urlencode( "ab" );               # -> YWI
string.base64urlencode( "" );                 # ->
string.base64urldecode( "YQ" );               # -> a
string.base64urldecode( "YQ==" );             # -> a
string.base64urldecode( "Y W\tI=\n" );        # -> ab
string.hexencode( string.base64urldecode( "-_--" ) ); # -> FBFFBE
# The other alphabet, a length that cannot be, and padding in the middle.
string.base64urldecode( "+/++" );             # ->
string.base64urldecode( "YWI+" );             # ->
string.base64urldecode( "YQ=Q" );             # ->
string.base64urldecode( "Y" );                # ->
string.base64decode( "-_--" );                # ->
# Longer than one piece of the work: 384 bytes.
$long = string.replaceAll( "................................................................", ".", "0123456789" );
string.base64urldecode( string.base64urlencode( $long ) ) == $long; # -> 1
string.len( string.base64urlencode( $long ) ); # -> 854
