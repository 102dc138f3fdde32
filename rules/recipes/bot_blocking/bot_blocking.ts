# Scanners are turned away, and so is who only claims to be Google's crawler: its addresses have names of Google's
# that lead back to them.
sub is_google( $ip ) {
   $name = net.dns.resolveIP( $ip );
   if( !string.regexmatch( $name, "\\.google(bot)?\\.com$" ) ) return false;
   return net.dns.resolveHost( $name ) == $ip;
}

$agent = http.getHeader( "User-Agent" );
$welcome = $agent != "" && !string.regexmatch( $agent, "sqlmap|nikto|masscan|zgrab|nuclei", "i" );
if( $welcome && string.containsI( $agent, "googlebot" ) ) $welcome = is_google( request.getRemoteIP() );
if( !$welcome ) http.sendResponse( "403 Forbidden", "text/plain", "No robots here.\n", "" );
