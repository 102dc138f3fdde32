# What browsers are asked to watch over. What a page says for itself stays. A response rule.
$headers = [
   "X-Content-Type-Options" => "nosniff",
   "Referrer-Policy" => "strict-origin-when-cross-origin",
   "Content-Security-Policy" => "default-src 'self'; frame-ancestors 'self'; object-src 'none'",
   "Permissions-Policy" => "camera=(), geolocation=(), microphone=()"
];
foreach( $name in hash.keys( $headers ) ) {
   if( !http.responseHeaderExists( $name ) ) http.setResponseHeader( $name, $headers[$name] );
}
# Said over an open connection it would count for nothing.
if( ssl.isSSL() ) http.setResponseHeader( "Strict-Transport-Security", "max-age=31536000" );
