string.regexmatch( "foobaz", "foo(?!bar)" );                # -> 1
string.regexmatch( "foobar", "foo(?!bar)" );                # -> 0
string.regexmatch( "price: 7", '(?<=: )\d' );               # -> 1
string.regexmatch( "abcabc", '^(abc)\1$' );                 # -> 1
string.regexmatch( "aaa", "a++a" );                         # -> 0
string.regexmatch( "abc1", '^(?=.*\d)[a-z0-9]{4,}$' );      # -> 1
string.regexsub( "foobar", 'foo\Kbar', "-" );               # -> foo-
