#: mock http.request.get "http://api.test/" 200 ok
http.request.get( "http://api.test/", "", "1.5 s" ); # -> ok
# performs: GET http://api.test/ within 1.5s
http.request.get( "http://api.test/", "", 0.25 );    # -> ok
# performs: GET http://api.test/ within 250ms
http.request.get( "http://api.test/", "", math.exp( 1000 ) ); # -> ok
# performs: GET http://api.test/
