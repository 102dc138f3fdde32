ssl.setTLSServerName( "app.example.com" );
ssl.setTLSServerName( "" );
# server-name: own
