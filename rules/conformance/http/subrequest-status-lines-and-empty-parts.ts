# What the answer does not have is "".
#: mock http.request.get "http://api.test/none" 204
#: mock http.request.get "http://api.test/odd" 599 "odd"
#: mock-header content-TYPE: text/css
#: mock-header content-type: text/html
string.regexmatch( "abcde", "(a)(b)(c)(d)(e)" );
http.request.get( "http://api.test/none" ) . "|" . $2 . "|" . $3 . "|" . $5; # -> |||
$1 . " " . $4; # -> 204 HTTP/1.1 204 No Content
http.request.get( "HTTP://api.test/odd" ); # -> odd
$2; # -> text/css
$4; # -> HTTP/1.1 599
