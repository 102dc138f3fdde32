# A redirect is an answer: its status and its headers are the rule's to look at.
#: mock http.request.get "http://api.test/old" 302 "moved"
#: mock-header Location: http://api.test/new
#: mock http.request.get "http://api.test/new" 200 "never asked for"
http.request.get( "http://api.test/old" ); # -> moved
$1; # -> 302
string.contains( $3, "Location: http://api.test/new\r\n" ); # -> 1
