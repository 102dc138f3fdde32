# A count that is only asked whether it is any.
#: request GET /aab
sub asks( $h, $n ) {
    $seen = "";
    if( string.count( $h, $n ) ) $seen .= "a";
    if( string.count( $h, $n ) > 0 ) $seen .= "b";
    if( string.count( $h, "a" ) ) $seen .= "c";
    if( string.count( $h, "a" ) > 0 ) $seen .= "d";
    if( string.count( $h, "a" ) >= 1 ) $seen .= "e";
    if( 0 != string.count( $h, "a" ) ) $seen .= "f";
    if( string.count( $h, "a" ) == 0 ) $seen .= "g";
    if( ! string.count( $h, "a" ) ) $seen .= "h";
    if( string.count( $h, "a" ) < 1 ) $seen .= "i";
    if( string.count( $h, "a" ) == 1 ) $seen .= "j";
    if( string.count( $h, "a" ) != 1 ) $seen .= "k";
    if( string.count( $h, "a" ) > 1 ) $seen .= "l";
    if( string.count( $h, "a" ) > -1 ) $seen .= "m";
    if( string.count( $h, "" ) ) $seen .= "n";
    if( string.count( $h, "" ) == 0 ) $seen .= "o";
    if( string.count( $h, "a", 1 ) ) $seen .= "p";
    return $seen;
}
asks( $path, "" );   # -> cdefklmop
asks( $path, "b" );  # -> abcdefklmop
asks( "ba", "b" );   # -> abcdefjmop
asks( "", "" );      # -> ghikmo
asks( 12, 2 );       # -> abghikmo
$n = string.count( $path, "a" );
$n;                  # -> 2
if( string.count( [ "k" => 1 ], "0" ) ) log.info( "0" );   # expect: 0
                                                           # warning: Cannot convert hash to string value
