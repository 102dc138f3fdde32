# Networks, agents and requests that nobody wants are cut off.
$client = request.getRemoteIP();
$blocked = [ "192.0.2.0/24", "198.51.100.0/24", "100.64.0.0/10", "172.16.0.0/12" ];
foreach( $network in $blocked ) {
    if( string.ipmaskmatch( $client, $network ) ) {
        connection.discard();
    }
}
if( string.regexmatch( http.getHeader( "User-Agent" ), "(sqlmap|nikto|masscan|zgrab)", "i" ) ) {
    connection.discard();
}
if( string.contains( http.getPath(), "../" ) || string.endsWith( http.getPath(), ".php" ) ) {
    http.sendResponse( "404 Not Found", "text/plain", "Not found.\n", "" );
}
