# Pictures are for our own pages. Who comes without a Referer (typed the address, or hides where he was) gets them too.
if( !string.regexmatch( http.getPath(), "\\.(avif|gif|jpe?g|mp4|png|webp)$", "i" ) ) break;
$referer = http.getHeader( "Referer" );
if( $referer == "" ) break;
if( string.regexmatch( $referer, "^https?://([a-z0-9-]+\\.)*example\\.com(:[0-9]+)?(/|$)", "i" ) ) break;
http.sendResponse( "403 Forbidden", "text/plain", "This picture belongs to example.com.\n", "" );
