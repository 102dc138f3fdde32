# How often, and which way it is tried first.
sub taken( $text, $pattern ) {
   return string.regexmatch( $text, "(" . $pattern . ")" ) ? $1 : "none";
}
taken( "aaaa", "a{2}" );            # -> aa
taken( "a", "a{2}" );               # -> none
taken( "aaaa", "a{2,}" );           # -> aaaa
taken( "aaaa", "a{2,}?" );          # -> aa
taken( "aaaa", "a{1,3}" );          # -> aaa
taken( "aaaa", "a{1,3}?" );         # -> a
taken( "aaaa", "a{2,3}?b?" );       # -> aa
taken( "aaab", "a{1,2}b" );         # -> aab
taken( "aaab", "^a{1,2}b" );        # -> none
taken( "aaab", "^a{1,3}?b" );       # -> aaab
taken( "aab", "ba{0}|b" );          # -> b
taken( "a{2,x}", "a{2,x}" );        # -> a{2,x}
taken( "a{,2}", "a{,2}" );          # -> a{,2}
taken( "a{}", "a{}" );              # -> a{}
taken( "a{ 2}", "a{ 2}" );          # -> a{ 2}
taken( "{2}", "[{]2}" );            # -> {2}
taken( "abab", "(?:ab){2}" );       # -> abab
taken( "ababab", "(?:ab){1,2}" );   # -> abab
taken( "ababab", "(?:ab){1,2}?" );  # -> ab
taken( "ab", "(?:ab){2}" );         # -> none
taken( "aXbX", ".*X" );             # -> aXbX
taken( "aXbX", ".*?X" );            # -> aX
taken( "aXbX", ".+?X" );            # -> aX
taken( "XX", ".+?X" );              # -> XX
taken( "X", ".??X" );               # -> X
taken( "aX", "a??X" );              # -> aX
# The machine for what has to be tried in several ways does the same.
taken( "aaaa", "(?=a)a{2}" );           # -> aa
taken( "a", "(?=a)a{2}" );              # -> none
taken( "aaaa", "(?=a)a{2,}?" );         # -> aa
taken( "aaaa", "(?=a)a{1,3}?" );        # -> a
taken( "aaaa", "(?=a)a{1,3}" );         # -> aaa
taken( "aaab", "(?=a)a{1,2}b" );        # -> aab
taken( "aaab", "^(?=a)a{1,2}?b" );      # -> none
taken( "aaab", "^(?=a)a{1,3}?b" );      # -> aaab
taken( "aab", "^(?=a)a{1,2}?b" );       # -> aab
taken( "aaab", "^(?=a)a{3,}?b" );       # -> aaab
taken( "xaaab", "(?<=x)a{1,3}?b" );     # -> aaab
taken( "xaaaab", "(?<=x)a{1,3}?b" );    # -> none
taken( "aaab", "^(?=a)a{0,4}ab" );      # -> aaab
taken( "aaa", "^(?=a)a{2,}a$" );        # -> aaa
taken( "aa", "^(?=a)a{2,}a$" );         # -> none
taken( "aab", "^(?=a)a+[ab]b" );        # -> aab
taken( "ab", "^(?=a)a+?b" );            # -> ab
taken( "ababab", "(?=a)(?:ab){1,2}" );  # -> abab
taken( "ababab", "(?=a)(?:ab){1,2}?" ); # -> ab
taken( "ababab", "(?=a)(?:ab)*?ab$" );  # -> ababab
taken( "ababab", "(?=a)(?:ab)+?" );     # -> ab
taken( "aab", "(?=b){0}a" );            # -> a
taken( "b", "(?=(a)){0}b" );            # -> b
# What is never tried sets no group.
string.regexsub( "ab", "(?=(a)){0}(?>a)", '[$1]' );     # -> []b
string.regexsub( "ab", "(?=(a))?(?>a)", '[$1]' );       # -> [a]b
