#: mock http.request.get "http://api.test/" 200 ok
$lines = "";
for( $i = 0; $i < 101; $i++ ) $lines .= "X-" . $i . ": v\n";
http.request.get( "http://api.test/", $lines ); # -> ok
# warning: http.request.get: the header `X-100: v` is one too many
