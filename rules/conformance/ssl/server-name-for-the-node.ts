# Letters are told apart by nobody who looks a name up; the last one that was said counts.
ssl.setTLSServerName( "first.example.com" );
ssl.setTLSServerName( "App-1.my_site.Example.com" );
# server-name: app-1.my_site.example.com
# decision: none
