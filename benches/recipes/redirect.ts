# Pages are shown over TLS only; what a browser may not repeat is refused.
if( ! ssl.isSSL() ) {
    $method = http.getMethod();
    if( $method == "GET" || $method == "HEAD" ) {
        http.redirect( "https://" . http.getHostHeader() . http.getRawURL() );
    } else {
        http.sendResponse( "403 Forbidden", "text/plain", "Please use https.\n", "" );
    }
}
