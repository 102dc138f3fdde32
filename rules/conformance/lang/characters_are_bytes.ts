lang.chr( 65 );                     # -> A
lang.chr( 321 );                    # -> A
lang.tochar( 122 );                 # -> z
string.len( lang.chr( 200 ) );      # -> 1
lang.ord( "a" );                    # -> 97
lang.ord( "ab" );                   # -> 97
lang.ord( "\377" );                 # -> 255
lang.ord( "" );                     # -> 0
ord( chr( 0 ) );                    # -> 0
lang.ord( lang.chr( -1 ) );         # -> 255
lang.ord( lang.chr( -255 ) );       # -> 1
lang.ord( lang.chr( 256 ) );        # -> 0
lang.ord( lang.chr( 65.5 ) );       # -> 66
lang.ord( "é" );                    # -> 195
lang.ord( 12 );                     # -> 49
lang.tochar( 321 ) . lang.tochar( -191 );   # -> AA
string.len( lang.chr( 0 ) );        # -> 1
