string.bytesToInt( "\001" );                        # -> 1
string.bytesToInt( "\001\002" );                    # -> 258
string.bytesToInt( "\377\377\377\376" );            # -> 4294967294
string.bytesToInt( "\001\002\003" );                # -> 0
string.hexencode( string.intToBytes( 258 ) );       # -> 00000102
string.hexencode( string.intToBytes( 258, 2 ) );    # -> 0102
string.hexencode( string.intToBytes( 258, 1 ) );    # -> 02
string.len( string.intToBytes( 258, 3 ) );          # -> 0
                                                    # warning: string.intToBytes takes a width of 1, 2 or 4, not 3
string.BERToInt( "\201\110" );                      # -> 200
string.BERToInt( "\201" );                          # -> 0
string.hexencode( string.intToBER( 200 ) );         # -> 8148
string.hexencode( string.intToBER( 127 ) );         # -> 7F
