#: tls
#: request GET /a
#: header Host: example.com
http.changeSite( "https://example.com" );
http.changeSite( "www.example.com" );
# decision: redirect "https://www.example.com/a"
