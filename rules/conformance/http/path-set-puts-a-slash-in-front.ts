#: request GET /old
http.setPath( "new" );
# target: /new
