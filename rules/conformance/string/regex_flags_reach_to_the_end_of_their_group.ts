string.regexmatch( "aBc", '^a(?i)b(?-i)c$' );                   # -> 1
string.regexmatch( "aBC", '^a(?i)b(?-i)c$' );                   # -> 0
string.regexmatch( "aBc", '^(?:a(?i)b)c$' );                    # -> 1
string.regexmatch( "aBC", '^(?:a(?i)b)c$' );                    # -> 0
string.regexmatch( "ABc", '^(?i:a)(?:b|B)c$' );                 # -> 1
string.regexmatch( "a", '^A$', "i" );                           # -> 1
string.regexmatch( "a", '^(?-i)A$', "i" );                      # -> 0
# s: a dot matches a line feed, which it does unless it is turned off.
string.regexmatch( "a\nb", '^a(?-s).b$' );                      # -> 0
string.regexmatch( "a\rb", '^a(?-s).b$' );                      # -> 1
string.regexmatch( "a\n\n", '^a(?-s:(?s).).$' );                # -> 1
string.regexmatch( "a\nb", '^(?-s:a(?s).b)$' );                 # -> 1
# m: lines. There is none behind the last line feed.
string.regexsub( "a\nb", '(?m)^', ">", "g" ) == ">a\n>b";       # -> 1
string.regexsub( "a\nb\n", '(?m)^', ">", "g" ) == ">a\n>b\n";   # -> 1
string.regexsub( "a\n\n", '^', ">", "gm" ) == ">a\n>\n";        # -> 1
string.regexsub( "a\n", '\s^|$', "-", "gm" ) == "a-\n-";        # -> 1
string.regexmatch( "a\n", '\n^', "m" );                         # -> 0
string.regexmatch( "a\n", '\n(?:^){1,2}', "m" );               # -> 0
string.regexmatch( "a\n", '\n(^)?', "m" ) . $1;                 # -> 1
string.regexmatch( "a\n\n", '\n(^\s*)', "m" ) . string.length( $1 );    # -> 11
string.regexmatch( "\n", '^$', "m" );                           # -> 1
string.regexsub( "x\n", '(?:^|x)\s*$', "-", "gm" ) == "-";      # -> 1
string.regexsub( "x\n", '^(?:y|)(?:z*)', "-", "gm" ) == "-x\n"; # -> 1
string.regexmatch( "a\n", '(?=\n)\n^', "m" );                   # -> 0
string.regexmatch( "a\nb", '(?=\n)\n^b$', "m" );                # -> 1
string.regexsub( "a\nb\n", '(?m)$', "<", "g" ) == "a<\nb<\n<";  # -> 1
string.regexmatch( "a\r\nb", '^b', "m" );                       # -> 1
string.regexmatch( "a\r\nb", 'a$', "m" );                       # -> 0
string.regexmatch( "a\rb", '^b', "m" );                         # -> 0
string.regexmatch( "a\nb", '(?m:^b)' );                         # -> 1
string.regexmatch( "a\nb", '(?m:a)\n^b' );                      # -> 0
string.regexmatch( "a\nb", '(?-m)^b', "m" );                    # -> 0
# x: white space and comments are left out.
string.regexmatch( "abc", "(?x)a\tb \013\014\r c # the end" );  # -> 1
string.regexmatch( "abb", "(?x) ^ a # first\n b {2} $" );       # -> 1
string.regexmatch( "a b#", '(?x) a [ ] b \# ' );                # -> 1
string.regexmatch( "a b", '^(?x: a )(?-x) b$' );                # -> 1
string.regexmatch( "a b", '(?x)(?-x)a b' );                     # -> 1
# U: lazy, and ? makes greedy. Possessive stays as it is.
string.regexsub( "aaa", '(?U)a+', "-" );                        # -> -aa
string.regexsub( "aaa", '(?U)a+?', "-" );                       # -> -
string.regexsub( "aaa", '(?U)a{1,2}', "-" );                    # -> -aa
string.regexsub( "aaa", '(?U)a++', "-" );                       # -> -
string.regexsub( "aaa", '(?U)(?-U)a+', "-" );                   # -> -
# The same where a rule only asks.
http.setHeader( "X-Lines", "a" );
if( string.regexmatch( http.getHeader( "X-Lines" ) . "\n", '\n^$', "m" ) ) log.info( "not reached" );
if( string.regexmatch( http.getHeader( "X-Lines" ) . "\n", '\n(^)', "m" ) ) log.info( "not reached" );
if( string.regexmatch( http.getHeader( "X-Lines" ) . "\n", '^a\n(?:^)?', "m" ) ) log.info( "yes" );     # expect: yes
