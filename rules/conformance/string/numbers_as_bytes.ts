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
string.bytesToInt( "\377" );                        # -> 255
string.bytesToInt( "\377\376" );                    # -> 65534
string.bytesToInt( "" );                            # -> 0
string.bytesToInt( "\001\002\003\004\005" );        # -> 0
string.hexencode( string.intToBytes( -2 ) );        # -> FFFFFFFE
string.hexencode( string.intToBytes( 4294967297 ) );        # -> 00000001
string.len( string.intToBytes( 1, 4294967298 ) );   # -> 0
                                                    # warning: a width of 1, 2 or 4, not 4294967298
string.BERToInt( "" );                              # -> 0
string.BERToInt( "\201\200\000" );                  # -> 16384
string.BERToInt( "\005\201" );                      # -> 5
string.hexencode( string.intToBER( 16384 ) );       # -> 818000
string.hexencode( string.intToBER( 0 ) );           # -> 00
string.hexencode( string.intToBER( 128 ) );         # -> 8100
string.BERToInt( string.intToBER( 9223372036854775807 ) );  # -> 9223372036854775807
string.BERToInt( string.intToBER( -9223372036854775807 ) ); # -> -9223372036854775807
