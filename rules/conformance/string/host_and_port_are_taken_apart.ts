string.extractHost( "www.example.com:8080" );   # -> www.example.com
string.extractPort( "www.example.com:8080" );   # -> 8080
string.extractHost( "192.0.2.1" );              # -> 192.0.2.1
string.extractPort( "192.0.2.1" );              # ->
string.extractHost( "[2001:db8::1]:443" );      # -> 2001:db8::1
string.extractPort( "[2001:db8::1]:443" );      # -> 443
string.extractHost( "bad host:80" );            # ->
string.extractPort( "bad host:80" );            # ->
string.extractPort( "example.com:65536" );      # ->
string.extractHost( "256.1.1.1" );              # ->
if( !$port = string.extractPort( "example.com" ) ) $port = 80;
$port;                                          # -> 80
string.extractPort( "a:65535" );                # -> 65535
string.extractHost( "a:65535" );                # -> a
string.extractHost( "a:0" );                    # ->
string.extractHost( "a:" );                     # ->
string.extractHost( ":80" );                    # ->
string.extractHost( "a:+1" );                   # ->
string.extractPort( "a:80x" );                  # ->
string.extractHost( "my_host-1.example." );     # -> my_host-1.example.
string.extractHost( "1and1.com:80" );           # -> 1and1.com
string.extractHost( "-a" );                     # ->
string.extractHost( "a-.b" );                   # ->
string.extractHost( "a..b" );                   # ->
string.extractHost( "é.example" );              # ->
string.extractHost( "" );                       # ->
string.extractHost( "::1" );                    # -> ::1
string.extractHost( "[::1]" );                  # -> ::1
string.extractHost( "[::1]:x" );                # ->
string.extractHost( "[::1]:" );                 # ->
string.extractHost( "[::1" );                   # ->
string.extractHost( "[192.0.2.1]:80" );         # ->
string.extractPort( "192.0.2.1:80" );           # -> 80
$label = string.replaceAll( ".........", ".", "abcdefg" );
string.len( string.extractHost( $label ) );             # -> 63
string.len( string.extractHost( $label . "h" ) );       # -> 0
$name = $label . "." . $label . "." . $label . "." . string.left( $label, 61 );
string.len( string.extractHost( $name ) );              # -> 253
string.len( string.extractHost( $name . "h" ) );        # -> 0
