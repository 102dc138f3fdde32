string.regexmatch( "é", "^..$" );                   # -> 1
string.regexmatch( "\377\376", '^\xff\xfe$' );      # -> 1
string.regexmatch( "\377", '^[\x80-\xff]$' );       # -> 1
string.regexmatch( "é", '^\w' );                    # -> 0
string.regexmatch( "caf\303\251", "café" );         # -> 1
