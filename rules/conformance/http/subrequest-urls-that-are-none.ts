# A URL is absolute, with http or https, a host and a port that exists. Nothing is sent for any other.
http.request.get( "api.test/x" ); # ->
# warning: not an absolute URL
$1; # -> 0
http.request.post( "ftp://api.test/", "x" ); # ->
# warning: not an absolute URL
http.request.head( "http://api.test:99999/" ); # ->
# warning: no valid port
http.request.put( "http://user:word@api.test/", "x" ); # ->
# warning: holds a user name
http.request.delete( "http://api.test/a b" ); # ->
# warning: is not a URL
http.request.get( "" ); # ->
# warning: `` is not an absolute URL
http.request.get( 7 ); # ->
# warning: not an absolute URL
