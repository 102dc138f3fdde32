# Only \' and a backslash before a line break mean anything else than themselves.
'^192\.168\.';        # -> ^192\.168\.
'a\'b';               # -> a'b
'\n';                 # -> \n
string.len( '\n' );   # -> 2
string.len( '\\' );   # -> 2
'a "b" c';            # -> a "b" c
