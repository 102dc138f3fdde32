# Telephones get the small site, unless their owner wants the large one.
if( http.getHostHeader() != "www.example.com" || http.getCookie( "site" ) == "large" ) break;
if( !string.regexmatch( http.getHeader( "User-Agent" ), "iPhone|Android.+Mobile" ) ) break;
$page = string.regexsub( http.getRawURL(), "^https?://[^/]*", "", "i" );
http.redirect( "https://m.example.com" . $page );
