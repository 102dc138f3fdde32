#: request GET /a
#: header Host: example.com:8080
http.changeSite( "https://example.com" );
# decision: redirect "https://example.com/a"
