# What the servers run is nobody's business. A response rule.
foreach( $name in [ "Server", "Via", "X-Powered-By", "X-AspNet-Version", "X-Generator" ] ) {
   http.removeResponseHeader( $name );
}
foreach( $name in http.listResponseHeaderNames() ) {
   if( string.startsWith( $name, "X-Debug-" ) ) http.removeResponseHeader( $name );
}
