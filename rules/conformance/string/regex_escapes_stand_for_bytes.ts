string.regexmatch( "\t\n\r\014\007\033", '^\t\n\r\f\a\e$' );            # -> 1
string.regexmatch( "\001\001\033\177", '^\cA\ca\c[\c?$' );              # -> 1
# Octal numbers end at the third digit, and before an 8; hexadecimal ones at the second.
string.regexmatch( "\0018", '^\018$' );                                 # -> 1
string.regexmatch( "\0101", '^\0101$' );                                # -> 1
string.regexmatch( "a1", '^\1411$' );                                   # -> 1
string.regexmatch( "A4", '^\x414$' );                                   # -> 1
string.regexmatch( "\004g", '^\x4g$' );                                 # -> 1
string.regexmatch( "\000g", '^\xg$' );                                  # -> 1
string.regexmatch( "A4", '^\x{041}4$' );                                # -> 1
# A number is a group when there are so many, wherever they stand, and else an octal one.
string.regexmatch( "a\010", '^(a)\10$' );                               # -> 1
string.regexmatch( "abcdefghijj", '^(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\10$' );          # -> 1
string.regexmatch( "abcdefghijjk", '^(?:\10k|(a)(b)(c)(d)(e)(f)(g)(h)(i)(j))+$' );  # -> 1
string.regexmatch( "abcdefghijkk", '^(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)\11$' );      # -> 1
# Places between bytes.
string.regexsub( "ab b_b", '\bb', "-", "g" );                           # -> ab -_b
string.regexsub( "ab b_b", '\Bb', "-", "g" );                           # -> a- b_-
string.regexsub( "--", '\B', "x", "g" );                                # -> x-x-x
string.regexsub( "a\nb", '\Ab|a\z', "-", "gm" ) == "a\nb";              # -> 1
string.regexmatch( "\r\n", '^\R$' );                                    # -> 1
string.regexmatch( "\n\r", '^\R$' );                                    # -> 0
# Between \Q and \E nothing has a meaning, and neither has \E alone.
string.regexmatch( "a|b)*", '^\Qa|b)*\E$' );                            # -> 1
string.regexmatch( "abb", '^\Qab\E+\E$' );                              # -> 1
string.regexmatch( 'a\d', '^\Qa\d\E$' );                                # -> 1
# \N before a number of times is still one byte.
string.regexmatch( "ab", '^\N{2}$' );                                   # -> 1
string.regexmatch( "a{x}", '^\w\{x}$' );                                # -> 1
