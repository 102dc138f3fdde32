string.regexsub( "a1b22", "[0-9]+", "#" );                  # -> a#b22
string.regexsub( "a1b22", "[0-9]+", "#", "g" );             # -> a#b#
string.regexsub( "aAa", "a", "-", "gi" );                   # -> ---
string.regexsub( "abc", "x", "-", "g" );                    # -> abc
string.regexsub( "abc", "x*", "-", "g" );                   # -> -a-b-c-
string.regexsub( "abab", "^ab", "-", "g" );                 # -> -ab
string.regexsub( "a\nb", "^", "> ", "gm" ) == "> a\n> b";   # -> 1
