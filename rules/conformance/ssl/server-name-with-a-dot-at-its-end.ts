ssl.setTLSServerName( "app.example.com." );
# server-name: app.example.com
