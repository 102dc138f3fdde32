# Everything is fetched over TLS, but for the files by which certificates are renewed.
if( ssl.isSSL() || string.startsWith( http.getPath(), "/.well-known/acme-challenge/" ) ) break;
http.changeSite( "https://" . http.getHostHeader() );
