string.base64encode( "a" );             # -> YQ==
string.base64encode( "abc" );           # -> YWJj
string.base64encode( "\000\377\376" );  # -> AP/+
string.base64decode( "YQ==" );          # -> a
string.base64decode( "YQ" );            # -> a
string.base64decode( "YW\r\nJj" );      # -> abc
string.base64decode( "YWJj!" );         # ->
string.base64decode( "YQ==YQ==" );      # ->
string.base64encode( "" );              # ->
string.base64decode( "" );              # ->
string.base64decode( "A/+A" ) == "\003\377\200";        # -> 1
string.base64decode( "YQ=" );           # -> a
string.base64decode( "YQ===" );         # ->
string.base64decode( "=" );             # ->
string.base64decode( "YWJjZ" );         # ->
string.base64decode( "YW=Jj" );         # ->
string.base64decode( "YW\000Jj" );      # ->
# Longer than one piece of the work, whose first pieces are as they should be.
$long = string.replaceAll( "................................................................", ".", "0123456789" );
string.base64decode( string.base64encode( $long ) ) == $long;   # -> 1
string.len( string.base64encode( $long ) );     # -> 856
string.base64decode( string.replaceAll( $long, "0123456789", "YWJj" ) . string.replaceAll( $long, "0123456789", "YWJj" )
   . string.replaceAll( $long, "0123456789", "YWJj" ) . "!" );  # ->
