#: fuel 10000000
# Memory is asked for before it is taken: a text that doubles ends the rule at the call that does it.
$text = "aaaaaaaa";
for( $i = 0; $i < 100; $i++ ) {
   $text = string.append( $text, $text );   # trap: out-of-memory
}
