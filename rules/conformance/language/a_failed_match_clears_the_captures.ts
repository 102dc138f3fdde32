string.regexmatch( "ab", "(a)" );   # -> 1
$1;                                 # -> a
string.regexmatch( "ab", "(x)" );   # -> 0
$1;                                 # -> ""
