$secret = string.encrypt( "user=7", "a long passphrase" );
string.contains( $secret, "user" );                         # -> 0
string.regexmatch( $secret, '^[A-Za-z0-9_-]{40,60}$' );     # -> 1
string.encrypt( "user=7", "a long passphrase" ) == $secret; # -> 0
string.decrypt( $secret, "a long passphrase" );             # -> user=7
string.decrypt( $secret, "another passphrase" );            # ->
string.decrypt( string.drop( $secret, 1 ), "a long passphrase" );   # ->
string.decrypt( "", "a long passphrase" );                  # ->
