string.regexmatch( "/gallery/2007/x", "/([a-z]+)/([0-9]+)" );   # -> 1
$1;     # -> gallery
$2;     # -> 2007
$3;     # ->
string.regexmatch( "ac", "a(b)?(c)" );      # -> 1
$1;     # ->
$2;     # -> c
# There are nine, however many groups the pattern has.
string.regexmatch( "abcdefghijk", "(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)" );   # -> 1
$1 . $2 . $3 . $4 . $5 . $6 . $7 . $8 . $9;     # -> abcdefghi
# A match without groups leaves none behind, and the last repetition of a group counts.
string.regexmatch( "abc", "b" );    # -> 1
$1 . $9;                            # ->
string.regexmatch( "abc", "(.)+" ); # -> 1
$1;                                 # -> c
string.regexmatch( "ab", "((a)(b))" );      # -> 1
$1 . "," . $2 . "," . $3;           # -> ab,a,b
# What stands in a capture is a value of its own.
$text = "one two";
if( string.regexmatch( $text, "(two)" ) ) $text = "three";
$1 . $text;                         # -> twothree
