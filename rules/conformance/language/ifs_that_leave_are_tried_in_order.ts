# One `if` after another whose bodies all leave is a chain; what it says for each request does not depend on that.
if( http.getHostHeader() == "a.example" ) pool.use( "a" );
if( http.getHostHeader() == "b.example" ) { log.info( "b" ); break; }
if( string.endsWith( http.getHostHeader(), ".example" ) ) pool.use( "example" );
if( $host == "c.test" ) pool.select( "c" );
log.info( "behind" );

#: case the first
#: header Host: a.example
# decision: pool "a"

#: case in capitals, with a port
#: header Host: B.Example:8080
# expect: b
# decision: none

#: case the third
#: header Host: z.example
# decision: pool "example"

#: case the last, which does not leave
#: header Host: c.test
# expect: behind
# decision: pool "c"

#: case none of them
#: header Host: example
# expect: behind
# decision: none
