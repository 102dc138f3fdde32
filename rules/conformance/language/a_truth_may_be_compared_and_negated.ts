# 1 and 0 compared with 1 and 0, negations of negations, and sides changed.
#: request GET /api
sub asks( $h, $x ) {
    $seen = "";
    if( string.contains( $h, "b" ) == 1 ) $seen .= "a";
    if( string.contains( $h, "b" ) != 0 ) $seen .= "b";
    if( string.contains( $h, "b" ) == 0 ) $seen .= "c";
    if( string.contains( $h, "b" ) != 1 ) $seen .= "d";
    if( 1 == string.contains( $h, "b" ) ) $seen .= "e";
    if( ! string.contains( $h, "b" ) == 1 ) $seen .= "f";
    if( !( string.contains( $h, "b" ) == 1 ) ) $seen .= "g";
    if( ! ! string.contains( $h, "b" ) ) $seen .= "h";
    if( ( $x == 1 ) == 0 ) $seen .= "i";
    if( ( $x && $h ) == 1 ) $seen .= "j";
    if( string.contains( $h, "b" ) > 0 ) $seen .= "k";
    if( string.contains( $h, "b" ) < 1 ) $seen .= "l";
    if( string.contains( $h, "b" ) == 2 ) $seen .= "m";
    if( string.contains( $h, "b" ) == "1" ) $seen .= "n";
    if( "1" == $x ) $seen .= "o";
    if( 1 > $x ) $seen .= "p";
    if( $x == 1 ) $seen .= "q";
    if( $x != 0 ) $seen .= "r";
    if( ! ( $h != "abc" ) && ! ( $x == 7 ) ) $seen .= "s";
    if( $h != "abc" && $x != 1 ) $seen .= "t";
    if( ! string.contains( $h, "b" ) && ! string.contains( $h, "c" ) && $x != 3 ) $seen .= "u";
    $value = ! ! $x;
    return $seen . $value . ( string.contains( $h, "b" ) == 0 );
}
asks( "abc", 1 );      # -> abehjknoqrs10
asks( "xyz", 0 );      # -> cdfgilptu01
asks( "", "" );        # -> cdfgilptu01
asks( "bc", "01" );    # -> abehjknqr10
asks( "b", 1.4 );      # -> abehijknrt10
