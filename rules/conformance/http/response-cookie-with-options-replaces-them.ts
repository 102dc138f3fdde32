#: phase response
#: response 200
#: response-header Set-Cookie: a=1; Path=/; Secure
http.setResponseCookie( "a", "9", "; httponly; path=/x" );
log.info( http.getResponseHeader( "Set-Cookie" ) ); # expect: a=9; httponly; path=/x
