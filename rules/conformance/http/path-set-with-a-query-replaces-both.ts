#: request GET /old?x=1
http.setPath( "/new?y=2" );
# target: /new?y=2
