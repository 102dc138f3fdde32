string.regexmatch( "a\n", "a$" );       # -> 0
string.regexmatch( "a\n", 'a\Z' );      # -> 1
string.regexmatch( "a\n", 'a\z' );      # -> 0
string.regexmatch( "xa", "^a" );        # -> 0
string.regexmatch( "a\nb", "a.b" );     # -> 1
