string.regexmatch( "ABC", "b" );            # -> 0
string.regexmatch( "ABC", "b", "i" );       # -> 1
string.regexmatch( "a\nb", "^b" );          # -> 0
string.regexmatch( "a\nb", "^b", "m" );     # -> 1
string.regexmatch( "A\nB", "^b$", "im" );   # -> 1
string.regexmatch( "É", "é", "i" );         # -> 0
string.regexmatch( "b", "b", "q" );         # -> 1   # warning: `q` is not a flag
string.regexmatch( "ABC", "b", "gi" );      # -> 1
string.regexmatch( "ABC", "b", "" );        # -> 0
string.regexmatch( "ABC", "b", "I" );       # -> 0   # warning: `I` is not a flag
$flags = "i";
string.regexmatch( "ABC", "(b)", $flags ) . $1;     # -> 1B
