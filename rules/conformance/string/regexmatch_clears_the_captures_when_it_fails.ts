string.regexmatch( "abc", "(b)" );      # -> 1
$1;                                     # -> b
string.regexmatch( "abc", "(x)" );      # -> 0
$1;                                     # ->
