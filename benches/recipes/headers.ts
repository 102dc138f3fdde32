# The nodes are told who asks and how, and are not told what a client may only pretend.
http.removeHeader( "X-Remote-User" );
http.setHeader( "X-Forwarded-Proto", ssl.isSSL() ? "https" : "http" );
$client = request.getRemoteIP();
$before = http.getHeader( "X-Client-Chain" );
if( string.length( $before ) < 100 && string.find( $before, $client ) == -1 ) {
    $before = $before . ", " . $client;
}
http.setHeader( "X-Client-Chain", $before );
if( string.regexmatch( http.getPath(), "^/([a-z]+)/([0-9]+)" ) ) {
    http.setHeader( "X-Section", $1 . "-" . $2 );
}
