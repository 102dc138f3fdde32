# Each function sends its own method; only POST has a Content-Type by itself, and a given one replaces it.
#: mock http.request.post "http://api.test/a" 201 "made"
#: mock http.request.put "http://api.test/a" 200 "put"
#: mock http.request.delete "http://api.test/a" 200 "gone"
#: mock http.request.head "http://api.test/a" 200 "a body that nobody gets"
http.request.post( "http://api.test/a", "x=1&y=\r\n" ); # -> made
# performs: POST http://api.test/a [content-type: application/x-www-form-urlencoded] "x=1&y=\r\n"
$1; # -> 201
http.request.post( "http://api.test/a", "{}", "content-type: application/json", 3 ); # -> made
# performs: POST http://api.test/a [content-type: application/json] "{}" within 3s
http.request.put( "http://api.test/a", "" ); # -> put
# performs: PUT http://api.test/a ""
http.request.delete( "http://api.test/a" ); # -> gone
# performs: DELETE http://api.test/a
http.request.head( "http://api.test/a" ); # ->
# performs: HEAD http://api.test/a
$4; # -> HTTP/1.1 200 OK
