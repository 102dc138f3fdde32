http.redirect( "/a\r\nSet-Cookie: evil=1" );
# decision: redirect "/a%0D%0ASet-Cookie:%20evil=1"
# response-header-absent: Set-Cookie
