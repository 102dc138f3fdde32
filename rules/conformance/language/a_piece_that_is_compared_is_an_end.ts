# The first or the last bytes, compared with a text of their number, and of another.
sub asks( $h ) {
    $seen = "";
    if( string.left( $h, 3 ) == "abc" ) $seen .= "a";
    if( "abc" == string.left( $h, 3 ) ) $seen .= "b";
    if( string.left( $h, 3 ) != "abc" ) $seen .= "c";
    if( string.left( $h, 2 ) == "abc" ) $seen .= "d";
    if( string.left( $h, 4 ) == "abc" ) $seen .= "e";
    if( string.left( $h, -1 ) == "abc" ) $seen .= "f";
    if( string.left( $h, 0 ) == "" ) $seen .= "g";
    if( string.right( $h, 3 ) == "abc" ) $seen .= "h";
    if( string.right( $h, 4 ) == "abc" ) $seen .= "i";
    if( string.substring( $h, 0, 2 ) == "abc" ) $seen .= "j";
    if( string.substring( $h, 0, 3 ) == "abc" ) $seen .= "k";
    if( string.substring( $h, -1, 2 ) == "abc" ) $seen .= "l";
    if( string.substring( $h, 1, 2 ) == "bc" ) $seen .= "m";
    if( string.substring( $h, 0, -1 ) == "" ) $seen .= "n";
    if( string.left( $h, 3 ) < "abc" ) $seen .= "o";
    if( string.left( $h, 2 ) == 10 ) $seen .= "p";
    if( string.left( $h, 2 ) == "10" ) $seen .= "q";
    if( string.left( $h, "3" ) == "abc" ) $seen .= "r";
    return $seen;
}
asks( "abc" );    # -> abeghijklmnr
asks( "abcd" );   # -> abgjlmnr
asks( "xabc" );   # -> cghn
asks( "ab" );     # -> cgno
asks( "" );       # -> cgno
asks( 1000 );     # -> cgnopq
asks( "010" );    # -> cgno
asks( "10.0" );   # -> cgnopq
if( string.left( [ 1 ], 1 ) == "0" ) log.info( "0" );   # expect: 0
                                                        # warning: Cannot convert array to string value
