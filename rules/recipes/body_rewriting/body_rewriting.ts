# The application writes links to its own old address. In pages they are put right, and a banner is put on top.
# A response rule.
if( !string.startsWithI( http.getResponseHeader( "Content-Type" ), "text/html" ) ) break;
$page = http.getResponseBody();
$page = string.replaceAll( $page, "http://app.internal:8080/", "https://www.example.com/" );
$page = string.regexsub( $page, "(<body[^>]*>)", '$1<p class="banner">We have moved.</p>', "i" );
http.setResponseBody( $page );
