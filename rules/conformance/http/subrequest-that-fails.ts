# No answer is "", with 0 and the reason in the captures; nothing of an answer before stays.
#: mock http.request.get "http://api.test/" 200 ok
#: mock-header X-A: b
#: mock http.request.get "http://api.test/" error "cannot connect: refused"
#: mock http.request.get "http://api.test/" timeout
http.request.get( "http://api.test/" ); # -> ok
http.request.get( "http://api.test/" ) . "!"; # -> !
# warning: http.request.get: cannot connect: refused
$1; # -> 0
$2; # -> cannot connect: refused
$3 . $4 . "!"; # -> !
http.request.get( "http://api.test/" ); # ->
# warning: timeout
$2; # -> timeout
