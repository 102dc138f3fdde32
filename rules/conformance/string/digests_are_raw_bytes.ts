string.hexencode( string.hashMD5( "" ) );       # -> D41D8CD98F00B204E9800998ECF8427E
string.hexencode( string.hashSHA1( "abc" ) );   # -> A9993E364706816ABA3E25717850C26C9CD0D89D
string.hexencode( string.hashSHA256( "abc" ) ); # -> BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD
string.left( string.hexencode( string.hashSHA384( "abc" ) ), 24 );  # -> CB00753F45A35E8BB5A03D69
string.left( string.hexencode( string.hashSHA512( "abc" ) ), 24 );  # -> DDAF35A193617ABACC417349
string.len( string.hashSHA384( "abc" ) );       # -> 48
string.len( string.hashSHA512( "abc" ) );       # -> 64
string.hexencode( string.hashSHA1( "abc\n" ) );     # -> 03CFD743661F07975FA2F1220C5194CBAFF48451
string.hexencode( string.hashMD5( "abc\n" ) );      # -> 0BEE89B07A248E27C83FC3D5951213C1
string.hexencode( string.hashSHA256( "abc\n" ) );   # -> EDEAAFF3F1774AD2888673770C6D64097E391BC362D7D6FB34982DDF0EFD18CB
string.hexencode( string.hashSHA384( "abc" ) );     # -> CB00753F45A35E8BB5A03D699AC65007272C32AB0EDED1631A8B605A43FF5BED8086072BA1E7CC2358BAECA134C825A7
string.hexencode( string.hashSHA512( "abc" ) );     # -> DDAF35A193617ABACC417349AE20413112E6FA4E89A97EA20A9EEEE64B55D39A2192992A274FC1A836BA3C23A3FEEBBD454D4423643CE80E2A9AC94FA54CA49F
# Longer than a block of the digest.
$long = string.replaceAll( "....................", ".", "abababababababababababababababababababababababab" . "ab" );
string.len( $long );                                # -> 1000
string.hexencode( string.hashSHA1( $long ) );       # -> ADDBF38E756A7E6327701B9358D15D9FB84C285D
string.left( string.hexencode( string.hashSHA512( $long ) ), 24 );      # -> 10921CB1FDB14529C7AEAF16
