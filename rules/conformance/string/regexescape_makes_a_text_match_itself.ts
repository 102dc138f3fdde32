string.regexescape( "a.b*c_1" );                                    # -> a\.b\*c_1
$text = "1+1=2 [$] (a|b)\\";
string.regexmatch( $text, "^" . string.regexescape( $text ) . "$" );    # -> 1
string.regexmatch( "1x1=2", string.regexescape( "1+1" ) );          # -> 0
