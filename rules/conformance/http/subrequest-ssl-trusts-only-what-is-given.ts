# The authorities are the rule's own; without one, nobody is trusted and nothing is sent.
#: mock http.request.ssl.get "https://api.test/" 200 "secret"
#: mock http.request.get "https://api.test/" 200 "another function's"
http.request.ssl.get( "https://api.test/", [ "one", "two" ], "X-A: b", 4 ); # -> secret
$1; # -> 200
# performs: GET https://api.test/ [x-a: b] trusting 2 within 4s
http.request.ssl.get( "https://api.test/", [] ) . $1; # -> 0
# warning: no server is trusted
http.request.ssl.get( "http://api.test/", [ "one" ] ) . $1; # -> 0
# warning: not an https URL
http.request.ssl.get( "https://api.test/", "one" ); # ->
# warning: Cannot convert string to array value
