# Several sites behind one address. A name that is nobody's is refused, not shown some other site.
$host = http.getHostHeader();
switch( $host ) {
   case "example.com", "www.example.com": pool.use( "web" );
   case "api.example.com": pool.use( "api" );
}
if( string.endsWith( $host, ".blogs.example.com" ) ) pool.use( "blogs" );
http.sendResponse( "421 Misdirected Request", "text/plain", "There is no such site here.\n", "" );
