# Cookies that were set before go with the answer, beside those among its headers.
http.setResponseCookie( "a", "1" );
http.setResponseCookie( "b", "2" );
http.sendResponse( 200, "", "", "Set-Cookie: c=3\r\nSet-Cookie: a=4" );
# response-header: Set-Cookie: a=1, b=2, c=3, a=4
