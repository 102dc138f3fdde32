#: request GET /old?q
http.setEscapedPath( "/50% <b>\t\351" );
log.info( http.getRawURL() );         # expect: "/50%25%20<b>%09\xe9?q"
# A `?` begins the query string, as in the other functions.
http.setEscapedPath( "/a?b%" );
# target: /a?b%25
