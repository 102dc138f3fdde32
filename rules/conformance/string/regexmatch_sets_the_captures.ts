string.regexmatch( "/gallery/2007/x", "/([a-z]+)/([0-9]+)" );   # -> 1
$1;     # -> gallery
$2;     # -> 2007
$3;     # ->
string.regexmatch( "ac", "a(b)?(c)" );      # -> 1
$1;     # ->
$2;     # -> c
