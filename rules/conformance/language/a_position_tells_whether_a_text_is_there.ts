# A position that is only compared with -1 or 0 says whether a text is there, or in front.
#: request GET /api/v1
sub asks( $h, $n ) {
    $seen = "";
    if( string.find( $h, $n ) != -1 ) $seen .= "a";
    if( string.find( $h, $n ) >= 0 ) $seen .= "b";
    if( string.find( $h, $n ) > -1 ) $seen .= "c";
    if( -1 != string.find( $h, $n ) ) $seen .= "d";
    if( -1 < string.find( $h, $n ) ) $seen .= "e";
    if( !( string.find( $h, $n ) == -1 ) ) $seen .= "f";
    if( string.find( $h, $n ) < 0 ) $seen .= "g";
    if( string.find( $h, $n ) <= -1 ) $seen .= "h";
    if( string.find( $h, $n ) == 0 ) $seen .= "i";
    if( string.find( $h, $n ) != 0 ) $seen .= "j";
    if( string.find( $h, $n ) > 0 ) $seen .= "k";
    if( string.find( $h, $n ) >= 1 ) $seen .= "l";
    if( string.find( $h, $n ) == 1 ) $seen .= "m";
    if( string.find( $h, $n ) <= 0 ) $seen .= "n";
    if( string.find( $h, $n, 1 ) != -1 ) $seen .= "o";
    if( string.findI( $h, $n ) != -1 ) $seen .= "p";
    if( string.findI( $h, $n ) == 0 ) $seen .= "q";
    if( string.find( $h, $n ) != "-1" ) $seen .= "r";
    return $seen;
}
asks( "/api", "/api" );   # -> abcdefinpqr
asks( "/api", "api" );    # -> abcdefjklmopr
asks( "//api", "api" );   # -> abcdefjklopr
asks( "/API", "api" );    # -> ghjnp
asks( "API", "api" );     # -> ghjnpq
asks( "", "" );           # -> abcdefinpqr
asks( "abc", "" );        # -> abcdefinopqr
asks( "", "a" );          # -> ghjn
asks( 7, 7 );             # -> abcdefinpqr
asks( 17, 7 );            # -> abcdefjklmopr
asks( 1.5, "." );         # -> abcdefjklmopr
if( string.find( $path, "/api" ) == 0 ) log.info( "in front" );     # expect: in front
if( string.find( $path, "/api" ) ) log.info( "not in front" );
if( string.find( $path, "v1" ) ) log.info( "behind" );              # expect: behind
if( string.find( $path, "v2" ) ) log.info( "-1 is true" );          # expect: -1 is true
if( ! string.find( $path, "" ) ) log.info( "empty" );               # expect: empty
if( string.find( $path, $path ) == 0 ) log.info( "itself" );        # expect: itself
$found = string.find( $path, "v1" ) != -1;
$found;                                                             # -> 1
(string.find( $path, "v1" ) == -1) . (string.find( $path, "v2" ) == -1); # -> 01
if( string.find( [ 1 ], "0" ) != -1 ) log.info( "0" );              # expect: 0
# warning: Cannot convert array to string value
$list = [ 1 ];
if( string.find( $path, $list ) == 0 ) log.info( "not here" );      # warning: Cannot convert array to string value
