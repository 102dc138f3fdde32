# The browser's name and version for the nodes behind. What a client itself says there does not get through.
if( string.regexmatch( http.getHeader( "User-Agent" ), "(Chrome|Firefox|Safari)/([0-9]+)" ) ) {
    http.setHeader( "X-Browser", $1 . "-" . $2 );
} else {
    http.removeHeader( "X-Browser" );
}
