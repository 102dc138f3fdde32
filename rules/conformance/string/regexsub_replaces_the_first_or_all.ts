string.regexsub( "a1b22", "[0-9]+", "#" );                  # -> a#b22
string.regexsub( "a1b22", "[0-9]+", "#", "g" );             # -> a#b#
string.regexsub( "aAa", "a", "-", "gi" );                   # -> ---
string.regexsub( "abc", "x", "-", "g" );                    # -> abc
string.regexsub( "abc", "x*", "-", "g" );                   # -> -a-b-c-
string.regexsub( "abab", "^ab", "-", "g" );                 # -> -ab
string.regexsub( "a\nb", "^", "> ", "gm" ) == "> a\n> b";   # -> 1
# An empty match stands behind another match too, and at the very end.
string.regexsub( "axb", "x*", "-", "g" );                   # -> -a--b-
string.regexsub( "", "x*", "-", "g" );                      # -> -
string.regexsub( "abc", "$", "-", "g" );                    # -> abc-
string.regexsub( "abc", "", "-" );                          # -> -abc
string.regexsub( "aaa", "aa", "b", "g" );                   # -> ba
# What is put in is not looked at again, and what stands before a match still counts for it.
string.regexsub( "aab", "a", "aa", "g" );                   # -> aaaab
string.regexsub( "abcb", '(?<=a)b|(?<=c)b', "-", "g" );     # -> a-c-
string.regexsub( "aXbx", "x", "-", "i" );                   # -> a-bx
string.regexsub( "abc", "B", "-" );                         # -> abc
string.regexsub( "abc", "b", "-", "x" );                    # -> a-c    # warning: `x` is not a flag
