sub taken( $text, $pattern, $flags ) {
   return string.regexmatch( $text, "(?<all>" . $pattern . ")", $flags ) ? $1 : "none";
}
# What stands before a place, each alternative with a length of its own.
taken( "aab", "(?<=a{2})b", "" );               # -> b
taken( "ab", "(?<=a{2})b", "" );                # -> none
taken( "b", "(?<=a{2})b", "" );                 # -> none
taken( "b", "(?<!aa)b", "" );                   # -> b
taken( "aab ab", "(?<!aa)b", "" );              # -> b
taken( "aab", "(?<!aa)b", "" );                 # -> none
taken( "xab", "(?<=x(?:a|b))b", "" );           # -> b
taken( "1ab22ab", '(?<=\d\d|^)ab', "" );        # -> ab
taken( "1ab", '(?<=\d\d|^)ab', "" );            # -> none
taken( "cd", "(?<!ab|c)d", "" );                # -> none
taken( "abd", "(?<!ab|c)d", "" );               # -> none
taken( "bd", "(?<!ab|c)d", "" );                # -> d
# What stands behind it. Groups of what was wanted stay, those of what was not do not.
taken( "aab", '(?=(a+))\2b', "" );              # -> aab
taken( "ab", '(?=(a))\2b', "" );                # -> ab
taken( "ab", '(?!(a)b)a|a(?(2)x|b)', "" );    # -> ab
taken( "abac", "(?=a(b))(?:x|abac)", "" );      # -> abac
taken( "aaa", "(?=(a+?))a{2}", "" );            # -> aa
# A wanted look is not gone back into, and neither is an atomic group.
taken( "aab", '(?=(a*))\2ab', "" );             # -> none
taken( "aaab", '(?=(a*?))\2aab', "" );          # -> aab
taken( "aab", '(?>a*)ab', "" );                 # -> none
taken( "aab", '(?>a*)b', "" );                  # -> aab
taken( "abc", '(?>a|ab)c', "" );                # -> none
taken( "aac", '(?>(a)|b)+c', "" );              # -> aac
taken( "abab", '(?>(a)b)\2b', "" );             # -> abab
taken( "ab", '(?>(a)(b)?)(?(3)$|x)', "" );      # -> ab
# What failed leaves nothing behind.
taken( "ac", '(?:(a)b|ac)(?(2)x|$)', "" );      # -> ac
taken( "abac", '(?:(a)c|(a)b)+(?(2)c|x)', "" ); # -> none
taken( "ab", '(?:(?>(a))x|ab)(?(2)y|$)', "" );  # -> ab
taken( "ab", '(?:(?=(a))ax|ab)(?(2)y|$)', "" ); # -> ab
taken( "b", '(?:(a)|b)\2', "" );                # -> none
taken( "b", '(a)?b(?(2)x|$)', "" );             # -> b
taken( "z", '(x)?(?(2)y)z', "" );               # -> z
taken( "xz", '^(x)?(?(2)y)z', "" );             # -> none
taken( "xyz", '(x)?(?(2)y)z', "" );             # -> xyz
taken( "ac", '(a)?(?:(?(2)|b))*c', "" );        # -> ac
# A text once more, in the case that counts where it is asked for.
taken( "abAB", '(ab)(?i)\2', "" );              # -> abAB
taken( "abAB", '(ab)\2', "" );                  # -> none
taken( "abAB", '(?<a_b>ab)\k<a_b>', "i" );      # -> abAB
taken( "abAB", '(?<a_b>ab)\g{-1}', "i" );       # -> abAB
taken( "abAB", '(?<a_b>ab)(?P=a_b)', "i" );     # -> abAB
taken( "abAB", '(?<a_b>ab)(?-i)\2', "i" );      # -> none
taken( "ab", '(x?)(?:\2)*ab', "" );             # -> ab
taken( "aba", '(a)(b)\g{-2}', "" );             # -> aba
taken( "abb", '(a)(b)\g{-1}', "" );             # -> abb
taken( "abb", '(a)(?<n>b)\g{n}', "" );          # -> abb
taken( "aab", '(a|b\2)+', "" );                 # -> aa
taken( "aba", '(a|b\2)+', "" );                 # -> aba
# Loops whose body may take nothing end.
taken( "aab", '(?=a)(?:a|)*b', "" );            # -> aab
taken( "aab", '(?=a)(?:(?:a*)+)*b', "" );       # -> aab
taken( "aab", '(?=a)(?:(?:a?)*?)*b', "" );      # -> aab
taken( "ab", '(?=a)(?:(?:)|a)*?b', "" );        # -> ab
taken( "aXb", '(?=a)a(?:\B|X)*b', "" );         # -> aXb
taken( "ab", '(?=a)(?:(a)|(?=b))*b', "" );      # -> ab
# Lines, words and ends as this machine sees them.
taken( "a\nb", '^(?=b)b', "m" );                # -> b
taken( "a\nb", 'a$(?=\n)', "m" );               # -> a
taken( "a\nb", '^(?=b)b', "" );                 # -> none
taken( "a_b b", '\b(?=b)b$', "" );              # -> b
taken( "a_b", '\b(?=b)b$', "" );                # -> none
taken( "a-b", 'a\B(?=-)', "" );                 # -> none
taken( "ab", 'a\B(?=b)', "" );                  # -> a
taken( "--", '-\B(?=-)', "" );                  # -> -
taken( "a\n", 'a(?=\n)\Z', "" );                # -> a
taken( "a\nb", 'a\Z', "" );                     # -> none
taken( "éa", '\xa9\Ba', "" );                   # -> none
taken( "ab", 'a\Kb', "" );                      # -> ab
string.regexsub( "abcab", 'a\Kb', "-", "g" );   # -> a-ca-
string.regexsub( "aab", '(?:a\K)+b', "-" );     # -> aa-
# A long way with many places to go back to.
$long = string.sprintf( "%5000s", "" );
string.regexmatch( $long, '(?= )(?: |x)*$' );           # -> 1
string.regexmatch( $long, '(?= )(?>(?: |x)*)$' );       # -> 1
string.regexmatch( $long . "!", '(?= )(?: |x)*!$' );    # -> 1
# \K in a look ahead puts the start of the match behind its end: there the text goes on.
string.regexsub( "abc", '(?=ab\K)', "-" );              # -> ab-c
