# Where the search works in pieces, what is looked for lies across each of the seams.
$dots = string.replaceAll( "................................................................", ".", "........" );
string.len( $dots );                                            # -> 512
for( $before = 505; $before <= 514; $before++ ) {
   $text = string.left( $dots . $dots, $before ) . "aBcDeF" . $dots;
   if( string.findI( $text, "AbCdEf" ) != $before || string.find( $text, "aBcDeF" ) != $before
         || string.findr( $text, "aBcDeF" ) != $before || !string.containsI( $text, "AbCdEf" )
         || string.replaceI( $text, "ABCDEF", "" ) != string.left( $dots . $dots, $before ) . $dots
         || string.lowercase( $text ) != string.left( $dots . $dots, $before ) . "abcdef" . $dots ) {
      log.info( $before );
   }
}
# A text to look for that is longer than a piece.
$long = string.replaceAll( $dots, "..", "xY" );
string.findI( "__" . $long . "z", string.uppercase( $long ) . "Z" );    # -> 2
string.replaceAllI( $long . "-" . $long, string.lowercase( $long ), "!" );      # -> !-!
