$secret = string.encrypt( "user=7", "a long passphrase" );
string.contains( $secret, "user" );                         # -> 0
string.regexmatch( $secret, '^[A-Za-z0-9_-]{40,60}$' );     # -> 1
string.encrypt( "user=7", "a long passphrase" ) == $secret; # -> 0
string.decrypt( $secret, "a long passphrase" );             # -> user=7
string.decrypt( $secret, "another passphrase" );            # ->
string.decrypt( string.drop( $secret, 1 ), "a long passphrase" );   # ->
string.decrypt( "", "a long passphrase" );                  # ->
string.decrypt( string.encrypt( "", "a long passphrase" ), "a long passphrase" ) == "";         # -> 1
string.decrypt( string.encrypt( "\000\377", "a long passphrase" ), "a long passphrase" ) == "\000\377";     # -> 1
string.decrypt( $secret, "a long passphrase " );            # ->
string.decrypt( $secret . "A", "a long passphrase" );       # ->
# Another character at any place, the very first one (which tells the form) included, and nothing is given away.
for( $i = 0; $i < string.len( $secret ); $i++ ) {
   $other = string.substring( $secret, $i, $i ) == "B" ? "C" : "B";
   if( string.decrypt( string.replaceBytes( $secret, $other, $i ), "a long passphrase" ) != "" ) log.info( $i );
}
