#: request GET /a
#: header Host: EXAMPLE.com:80
http.changeSite( "http://example.com" );
http.changeSite( "example.com:80" );
log.info( "reached" ); # expect: reached
# decision: none
