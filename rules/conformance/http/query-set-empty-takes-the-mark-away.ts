#: request GET /p?x=1
http.setQueryString( "" );
# target: /p
