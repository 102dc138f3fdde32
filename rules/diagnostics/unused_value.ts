$host = http.getHostHeader();
string.lowercase( $host );
http.getPath();
$host == "example.com";
$host && log.info( $host );
