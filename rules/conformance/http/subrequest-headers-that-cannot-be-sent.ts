# A header line that cannot be sent is left out; the others are sent.
#: mock http.request.get "http://api.test/" 200 ok
$bad = "no colon\nBad Name: 1\nContent-Length: 5\nTransfer-Encoding: chunked\nX-Good: yes\nX-Ctl: a" . lang.chr( 1 ) . "b";
http.request.get( "http://api.test/", $bad ); # -> ok
# warning: `no colon` has no colon
# warning: `Bad Name: 1` has a bad name
# warning: `Content-Length: 5` is the host's to set
# warning: `Transfer-Encoding: chunked` is the host's to set
# warning: has a control character in its value
# performs: GET http://api.test/ [x-good: yes]
