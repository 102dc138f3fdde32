#: header Host: example.com:8080
http.changeSite( "www.example.com" );
# decision: redirect "http://www.example.com:8080/"
