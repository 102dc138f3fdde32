string.regexmatch( "host:80", "^(.*):(\\d+)$" );   # -> 1
$1;   # -> host
$2;   # -> 80
