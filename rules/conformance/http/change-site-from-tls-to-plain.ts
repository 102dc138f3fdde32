#: tls
#: header Host: example.com:8443
http.changeSite( "http://example.com" );
# decision: redirect "http://example.com/"
