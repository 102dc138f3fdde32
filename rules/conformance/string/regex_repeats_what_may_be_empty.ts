# Where a part that is repeated may be empty, a turn that takes nothing is no turn.
string.regexmatch( "aab", "(a*)+" );             # -> 1
$1;                                              # -> aa
string.regexmatch( "aab", "(a|x?)+b" );          # -> 1
$1;                                              # -> a
string.regexsub( "1ab", "(?:[0-9]|[ab]*?)+", "-" );      # -> -b
# Whether there is a match does not depend on it, and neither does time.
string.regexmatch( "aab", "^(?:a*)*$" );         # -> 0
string.regexmatch( "aab", "^(?:a*|b?)*$" );      # -> 1
string.regexmatch( "", "^(?:a*)+$" );            # -> 1
$long = string.replaceAll( string.sprintf( "%10000s", "" ), " ", "a" );
string.regexmatch( $long, "^(a*)*b" );           # -> 0
string.regexmatch( $long, "^(a*)*$" );           # -> 1
string.len( $1 );                                # -> 10000
