# Subs that only say a value, called by the rule and by other subs.
#: request GET /gallery/1
#: header Host: api.example.com
sub inGallery() { return string.contains( http.getPath(), "gallery" ); }
sub isHost( $name ) { return http.getHostHeader() == $name; }
sub begins( $text, $with ) { return string.startsWith( $text, $with ); }
sub kindOf( $path, $other ) {
    if( string.startsWith( $path, "/gallery/" ) ) {
        if( http.getMethod() == "POST" ) return "upload";
        return "picture";
    } else if( $path == "/" ) {
        return "start";
    }
    if( string.endsWith( $path, ".css" ) ) return "style";
    if( $path == "/none" ) return;
    return $other . "!";
}
sub nothing( $a ) { if( $a == 1 ) return "one"; }
sub both() { return inGallery() && isHost( "api.example.com" ); }
sub given( $value ) { return $value; }
sub length( $value ) { return string.length( $value ); } # warning: Cannot convert array to string value

if( inGallery() ) log.info( "gallery" ); # expect: gallery
if( ! isHost( "www.example.com" ) && isHost( "api.example.com" ) ) log.info( "api" ); # expect: api
log.info( both() . inGallery() . isHost( "x" ) ); # expect: 110
log.info( begins( http.getPath(), "/gal" ) . begins( "abc", "b" ) . begins( "abc", "" ) ); # expect: 101
log.info( kindOf( http.getPath(), "x" ) ); # expect: picture
log.info( kindOf( "/", "x" ) . kindOf( "/a.css", "x" ) . "<" . kindOf( "/none", "x" ) . ">" ); # expect: startstyle<>
log.info( kindOf( "/other", "x" ) . kindOf( "/other", "" ) ); # expect: x!!
log.info( "<" . nothing( 1 ) . nothing( 2 ) . nothing( "" ) . ">" ); # expect: <one>

# What is given is what it is when the sub is called.
$text = "abc";
log.info( begins( $text, "a" ) . ( $text = "b" ) . begins( $text, "a" ) ); # expect: 1b0
$text = "/gallery/";
log.info( kindOf( $text, $text = "y" ) . $text ); # expect: picturey
log.info( length( $text ) . length( "" ) ); # expect: 10
# A container stays the caller's own, and is returned as a copy.
$list = [ 1 ];
$copy = given( $list );
$copy[0] = 2;
log.info( $list[0] . $copy[0] ); # expect: 12
log.info( length( $list ) ); # expect: 1
http.setHeader( "Host", "www.example.com" );
log.info( isHost( "www.example.com" ) ); # expect: 1
pool.use( kindOf( http.getPath(), "x" ) );
# decision: pool "picture"
