$text = "aaaaaaaa";
for( $i = 0; $i < 100; $i++ ) {
   $text = string.replaceAll( $text, "a", "aaaaaaaa" ); # trap: out-of-memory
}
