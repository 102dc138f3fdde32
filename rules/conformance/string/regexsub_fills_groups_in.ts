string.regexsub( "2007-11", '(\d+)-(\d+)', '$2/$1' );       # -> 11/2007
string.regexsub( "abcd", "(.)(.)", '$2$1', "g" );           # -> badc
string.regexsub( "b", "(a)?b", '[$1]' );                    # -> []
string.regexsub( "a", "a", '$0 $ $x' );                     # -> $0 $ $x
string.regexmatch( "keep", "(k)" );                         # -> 1
string.regexsub( "a", "(a)", '$1' ) . $1;                   # -> ak
string.regexsub( "abcdefghij", "(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)", '$9$1$10' );   # -> iaa0
string.regexsub( "ab", "(a)", '$2$' );                      # -> $b
string.regexsub( "ab", "(a)", '\$1\1' );                    # -> \a\1b
string.regexsub( "a", "(a)", '$$1' );                       # -> $a
