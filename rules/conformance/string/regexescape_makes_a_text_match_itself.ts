string.regexescape( "a.b*c_1" );                                    # -> a\.b\*c_1
$text = "1+1=2 [$] (a|b)\\";
string.regexmatch( $text, "^" . string.regexescape( $text ) . "$" );    # -> 1
string.regexmatch( "1x1=2", string.regexescape( "1+1" ) );          # -> 0
string.hexencode( string.regexescape( "\n\000 é_" ) );              # -> 5C0A5C005C205CC35CA95F
string.regexescape( "aZ09_-/" );                                    # -> aZ09_\-\/
$text = "";
for( $i = 0; $i < 256; $i++ ) { $text .= lang.chr( $i ); }
string.regexmatch( $text, "^" . string.regexescape( $text ) . "$" );    # -> 1
for( $i = 0; $i < 256; $i++ ) {
   if( !string.regexmatch( lang.chr( $i ), "^" . string.regexescape( lang.chr( $i ) ) . "$" ) ) log.info( $i );
}
