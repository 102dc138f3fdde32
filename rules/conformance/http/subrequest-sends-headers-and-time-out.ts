# Header lines end at line feeds, with or without a carriage return. A time-out is in seconds.
#: mock http.request.get "http://api.test/" 200 ok
#: mock http.request.get "http://api.test/0" 200 ok
#: mock http.request.get "http://api.test/1" 200 ok
http.request.get( "http://api.test/", "Accept: text/html\r\nX-A: 1\nX-A:2\n\n", 2.5 ); # -> ok
# performs: GET http://api.test/ [accept: text/html] [x-a: 1] [x-a: 2] within 2.5s
# A time-out of 0 or less leaves it to the host.
http.request.get( "http://api.test/0", "", 0 ); # -> ok
http.request.get( "http://api.test/1", "", -1 ); # -> ok
# performs: GET http://api.test/0
# performs: GET http://api.test/1
