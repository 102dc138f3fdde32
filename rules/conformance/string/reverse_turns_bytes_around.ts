string.reverse( "abc" );    # -> cba
string.reverse( "" );       # ->
string.reverse( 120 );      # -> 021
string.hexencode( string.reverse( "é\000" ) );      # -> 00A9C3
$text = "ab";
string.reverse( $text ) . $text;                    # -> baab
