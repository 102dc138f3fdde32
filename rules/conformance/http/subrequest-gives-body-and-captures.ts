# A sub-request gives the body, and $1 to $4 what stands before it.
#: mock http.request.get "http://api.test/quote?x=1" 200 "first\nsecond"
#: mock-header Content-Type: text/plain; charset=utf-8
#: mock-header X-Tag: one
#: mock-header X-Tag: two
string.regexmatch( "abcdefghi", "(a)(b)(c)(d)(e)(f)(g)(h)(i)" );
http.request.get( "http://api.test/quote?x=1" ); # -> "first\nsecond"
$1; # -> 200
$2; # -> text/plain; charset=utf-8
$3; # -> "Content-Type: text/plain; charset=utf-8\r\nX-Tag: one\r\nX-Tag: two\r\n"
$4; # -> HTTP/1.1 200 OK
# What an earlier match left is gone.
$5 . $9 . "!"; # -> !
# Nothing is sent beside what was asked for, and the rule's own request stays as it is.
# performs: GET http://api.test/quote?x=1
# target: /
# decision: none
