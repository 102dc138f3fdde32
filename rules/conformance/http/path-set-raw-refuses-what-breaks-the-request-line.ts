#: request GET /old
http.setRawPath( "/a b" );                 # warning: cannot hold a space
http.setRawPath( "/a HTTP/1.1\r\nX: y" );  # warning: cannot hold a space
http.setRawQueryString( "a\nb" );          # warning: cannot hold a space
# target: /old
