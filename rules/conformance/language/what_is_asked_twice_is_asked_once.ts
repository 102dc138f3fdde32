# Conditions of one chain that ask the same.
sub decide() {
    if( string.startsWith( request.getRemoteIP(), "10.2." ) ) log.info( "ten two" );
    else log.info( "elsewhere" );
}
if( string.contains( http.getPath(), "a" ) && http.getMethod() == "GET" && http.getHeader( "X-A" ) ) {
    log.info( "1" );
} else if( http.getMethod() == "POST" && string.contains( http.getPath(), "a" ) ) {
    log.info( "2" );
} else if( string.contains( http.getPath(), "a" ) ) {
    log.info( "3" );
} else if( http.getMethod() == "PUT" ) {
    log.info( "4" );
} else {
    log.info( "5" );
}
$found = string.contains( http.getPath(), "a" );
$posts = http.getMethod() == "POST";
if( ! $found || $posts ) { if( $found ) log.info( "posts" ); } else { log.info( "found" ); }
if( string.startsWith( $ip, "10." ) ) decide();
if( string.startsWith( $ip, "10.2" ) || string.startsWith( $ip, "010.2." ) ) log.info( "by text" );
if( string.lowercase( http.getHostHeader() ) == "www.example.com" ) log.info( "www" );
if( string.contains( http.getPath(), "a" ) && http.getMethod() == "POST" ) pool.use( "both" );
if( string.contains( http.getPath(), "a" ) ) pool.use( "one" );

#: case all
#: request GET /a
#: header X-A: 1
#: header Host: WWW.Example.com
#: client 10.2.3.4:5
# expect: 1
# expect: found
# expect: ten two
# expect: by text
# expect: www
# decision: pool "one"
#: case the second
#: request POST /a
#: header X-A: 1
#: client 10.20.3.4:5
# expect: 2
# expect: posts
# expect: elsewhere
# expect: by text
# decision: pool "both"
#: case only what they have in common
#: request GET /a
#: client [::ffff:10.2.0.1]:5
# expect: 3
# expect: found
# expect: ten two
# expect: by text
# decision: pool "one"
#: case none of those
#: request PUT /b
#: client [10:2::1]:5
# expect: 4
# decision: none
#: case none
#: request POST /b
#: client 110.2.3.4:5
# expect: 5
# decision: none
