  if( ssl.isSSL() ) {
    # no-break spaces and CRLF
  http.setHeader( "X-Secure", "yes" );
}
else
{
}