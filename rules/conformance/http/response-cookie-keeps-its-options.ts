#: phase response
#: response 200
#: response-header Set-Cookie: a=1; Path=/; Secure
#: response-header Set-Cookie: b=2; Path=/b
http.setResponseCookie( "a", "9" );
log.info( http.getResponseCookie( "a" ) );          # expect: 9
log.info( http.getResponseHeader( "Set-Cookie" ) ); # expect: b=2; Path=/b, a=9; Path=/; Secure
# "" is none given, and what holds separators only is none, too.
http.setResponseCookie( "a", "10", "" );
http.setResponseCookie( "b", "11", " ; " );
# response-header: Set-Cookie: a=10; Path=/; Secure, b=11; Path=/b
