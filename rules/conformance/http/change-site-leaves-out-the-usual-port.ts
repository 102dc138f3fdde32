#: request GET /a
#: header Host: example.com:8080
# The scheme alone is another site.
http.changeSite( "http://example.com:8080" );
if( http.getRawQueryString() == "" ) http.changeSite( "https://example.com:8080" );
http.changeSite( "https://example.com:443" );

#: case another scheme on the same port
# decision: redirect "https://example.com:8080/a"
#: case the usual port
#: request GET /a?b
# decision: redirect "https://example.com/a?b"
