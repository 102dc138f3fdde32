# A match that backtracks charges the steps that it took, so that many of them are a trap as well.
$text = string.sprintf( "%5000s", "" );
string.regexmatch( $text, '^(?= )(?: |x)*!' );      # -> 0
for( $i = 0; $i < 300; $i++ ) {
   string.regexmatch( $text, '^(?= )(?: |x)*!' );   # trap: out-of-fuel
}
