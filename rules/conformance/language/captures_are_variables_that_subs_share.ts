sub split( $text ) {
   $1 = string.substring( $text, 0, 0 );
   $2 = string.skip( $text, 1 );
}
split( "xyz" );
$1;   # -> x
$2;   # -> yz
$3;   # -> ""
$1 .= "!";
$1;   # -> x!
