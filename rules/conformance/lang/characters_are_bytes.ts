lang.chr( 65 );                     # -> A
lang.chr( 321 );                    # -> A
lang.tochar( 122 );                 # -> z
string.len( lang.chr( 200 ) );      # -> 1
lang.ord( "a" );                    # -> 97
lang.ord( "ab" );                   # -> 97
lang.ord( "\377" );                 # -> 255
lang.ord( "" );                     # -> 0
ord( chr( 0 ) );                    # -> 0
