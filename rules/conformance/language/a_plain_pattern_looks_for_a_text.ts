# Patterns that hold no more than a text: of wildcards, and regular expressions where no capture counts.
#: request GET /api
#: header x: a*b
sub wild( $h ) {
    $seen = "";
    if( string.wildmatch( $h, "7*" ) ) $seen .= "a";
    if( string.wildmatch( $h, "*7" ) ) $seen .= "b";
    if( string.wildmatch( $h, "*7*" ) ) $seen .= "c";
    if( string.wildmatch( $h, "7" ) ) $seen .= "d";
    if( string.wildmatch( $h, 7 ) ) $seen .= "e";
    if( string.wildmatch( $h, "7?" ) ) $seen .= "f";
    if( string.wildmatch( $h, "*" ) ) $seen .= "g";
    if( string.wildmatch( $h, "**" ) ) $seen .= "h";
    if( string.wildmatch( $h, "" ) ) $seen .= "i";
    if( string.wildmatch( $h, "7*7" ) ) $seen .= "j";
    if( ! string.wildmatch( $h, '\**' ) ) $seen .= "k";
    if( string.wildmatch( $h, "7*" ) == 0 ) $seen .= "l";
    return $seen;
}
sub matches( $h ) {
    $seen = "";
    if( string.regexmatch( $h, "^7" ) ) $seen .= "a";
    if( string.regexmatch( $h, "7$" ) ) $seen .= "b";
    if( string.regexmatch( $h, "7" ) ) $seen .= "c";
    if( string.regexmatch( $h, "^7$" ) ) $seen .= "d";
    if( string.regexmatch( $h, '7\.0' ) ) $seen .= "e";
    if( string.regexmatch( $h, "7.0" ) ) $seen .= "f";
    if( string.regexmatch( $h, '7\n' ) ) $seen .= "g";
    if( string.regexmatch( $h, "A", "i" ) ) $seen .= "h";
    if( string.regexmatch( $h, "^a", "m" ) ) $seen .= "i";
    if( string.regexmatch( $h, 'a\$' ) ) $seen .= "j";
    if( string.regexmatch( $h, "7 0" ) ) $seen .= "k";
    if( string.regexmatch( $h, "a|7" ) ) $seen .= "l";
    if( ! string.regexmatch( $h, "7" ) ) $seen .= "m";
    if( string.regexmatch( $h, "7" ) != 1 ) $seen .= "n";
    return $seen;
}
wild( "7" );        # -> abcdeghk
wild( 7 );          # -> abcdeghk
wild( 7.0 );        # -> abcdeghk
wild( "7.0" );      # -> acghk
wild( "07" );       # -> bcghkl
wild( "70" );       # -> acfghk
wild( "77" );       # -> abcfghjk
wild( "" );         # -> ghikl
wild( '\x' );       # -> ghl
matches( "7" );     # -> abcdl
matches( 7 );       # -> abcdl
matches( "7\n" );   # -> acgl
matches( "a7.0" );  # -> cefhil
matches( "7 0" );   # -> acfkl
matches( "\na$" );  # -> hijlmn
matches( "" );      # -> mn
if( string.wildmatch( http.getPath(), "/api" ) ) log.info( "whole" );             # expect: whole
if( string.wildmatch( http.getHeader( "x" ), "a*b" ) ) log.info( "star" );        # expect: star
if( string.regexmatch( http.getPath(), "^/api$" ) ) log.info( "matched" );        # expect: matched
if( string.regexmatch( http.getHeader( "x" ), 'a\*b' ) ) log.info( "escaped" );   # expect: escaped
if( string.wildmatch( [ 1 ], "0*" ) ) log.info( "0" );    # expect: 0
                                                          # warning: Cannot convert array to string value
if( string.regexmatch( [ 1 ], "^0" ) ) log.info( "0" );   # expect: 0
                                                          # warning: Cannot convert array to string value
