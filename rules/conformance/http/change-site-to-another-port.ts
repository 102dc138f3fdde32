#: header Host: example.com
http.changeSite( "example.com:80" );
http.changeSite( "example.com:8080" );
# decision: redirect "http://example.com:8080/"
