#: request GET /p?x=1
http.setRawQueryString( "a=%20+<" );
# target: /p?a=%20+<
