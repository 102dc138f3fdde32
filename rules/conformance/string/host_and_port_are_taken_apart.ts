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
