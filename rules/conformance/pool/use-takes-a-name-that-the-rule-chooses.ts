# The name is one of the rule's constants, however it comes to the call.
sub poolOf( $path ) {
    if( $path == "/sub/b" ) return "sub b";
    if( $path == "/sub/a" ) return "sub a";
    return "sub other";
}
$pools = [ "/hash/a" => "hash a", "/hash/b" => "hash b" ];
if( string.startsWith( http.getPath(), "/sub/" ) ) pool.use( poolOf( http.getPath() ) );
if( string.startsWith( http.getPath(), "/hash/" ) ) {
    $name = $pools[http.getPath()];
    if( $name ) pool.use( $name );
    pool.select( $pools["/hash/b"] );
    pool.use( $pools["/hash/A"] );
}
if( string.startsWith( http.getPath(), "/ternary/" ) ) pool.use( http.getPath() == "/ternary/a" ? "ternary a" : "ternary b" );
$chosen = "first";
if( http.getPath() == "/second" ) $chosen = "second";
if( http.getPath() == "/number" ) $chosen = 7;
if( http.getPath() == "/made" ) $chosen = string.left( "secondly" . http.getMethod(), 6 );
if( http.getPath() == "/method" ) $chosen = http.getMethod();
if( http.getPath() == "/empty" ) $chosen = "";
if( http.getPath() == "/list" ) $chosen = [ "first" ];
pool.select( "selected" );
pool.use( $chosen );

#: case returned by a sub
#: request GET /sub/a
# decision: pool "sub a"
#: case returned last
#: request GET /sub/c
# decision: pool "sub other"
#: case looked up
#: request GET /hash/b
# decision: pool "hash b"
#: case not there
#: request GET /hash/B
# warning: pool.use: a pool's name cannot be empty
# decision: none
#: case one of two
#: request GET /ternary/a
# decision: pool "ternary a"
#: case the other of two
#: request GET /ternary/c
# decision: pool "ternary b"
#: case stored first
#: request GET /
# decision: pool "first"
#: case stored last
#: request GET /second
# decision: pool "second"
#: case a number
#: request GET /number
# decision: pool "7"
#: case no constant, but the bytes of one
#: request GET /made
# decision: pool "second"
#: case no constant
#: request GET /method
# decision: pool "GET"
#: case an empty name
#: request GET /empty
# warning: pool.use: a pool's name cannot be empty
# decision: none
#: case no text
#: request GET /list
# warning: Cannot convert array to string value
# decision: pool "0"
