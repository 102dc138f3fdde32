http.setCookie( "a", "1" );
# request-header: Cookie: a=1
