#: request GET /p
http.setQueryString( "a=b c&d=%41\n<" );
# target: /p?a=b%20c&d=%41%0A<
