#: request GET /old?x=1
http.setPath( "/new" );
# target: /new?x=1
