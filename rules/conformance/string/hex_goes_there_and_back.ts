string.hexencode( "hello\377" );        # -> 68656C6C6FFF
string.hexdecode( "68656c6C6F" );       # -> hello
string.hexdecode( "414" );              # -> A
string.hexToInt( "cafe" );              # -> 51966
string.hexToInt( "#0x1F;2" );           # -> 31
string.hexToInt( "-0x10" );             # -> -16
string.hexToInt( "xyz" );               # -> 0
string.intToHex( 51966 );               # -> 0000cafe
string.intToHex( -1 );                  # -> ffffffff
string.intToHex( 4294967296 );          # -> 100000000
string.hexencode( "" ) . string.hexdecode( "" );        # ->
string.hexencode( string.hexdecode( "zz4x" ) );         # -> 0040
string.hexToInt( "0X1f" );              # -> 31
string.hexToInt( "0x" );                # -> 0
string.hexToInt( "0xg" );               # -> 0
string.hexToInt( "00x10" );             # -> 0
string.hexToInt( "-, 10" );             # -> 16
string.hexToInt( "z-ff-1" );            # -> -255
string.hexToInt( "7fffffffffffffff" );  # -> 9223372036854775807
string.hexToInt( "ffffffffffffffffff" );    # -> 9223372036854775807
string.hexToInt( "-ffffffffffffffffff" );   # -> -9223372036854775808
string.intToHex( 0 );                   # -> 00000000
string.intToHex( 4294967295 );          # -> ffffffff
string.intToHex( -2147483648 );         # -> 80000000
string.intToHex( -2147483649 );         # -> ffffffff7fffffff
string.intToHex( 15.5 );                # -> 00000010
string.intToHex( "51966 and more" );    # -> 0000cafe
string.intToHex( math.sqrt( -1 ) );     # -> 00000000   # warning: Cannot convert nan to integer value
