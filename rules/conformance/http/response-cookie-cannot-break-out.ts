#: phase response
#: response 200
http.setResponseCookie( "a", "1; domain=evil" );     # warning: cannot hold `;`
http.setResponseCookie( "a", "1", "path=/\r\nX: y" ); # warning: line break
# response-header-absent: Set-Cookie
