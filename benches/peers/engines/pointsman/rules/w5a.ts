# Arithmetic, an array that grows, an element of it found by computation, now and then some text.
$sum = string.length( $path );
$seen = [];
$text = "";
for( $i = 0; $i < 1000; $i++ ) {
    $sum = ( $sum * 31 + $i ) % 65521;
    array.push( $seen, $sum );
    $sum = $sum + $seen[ $sum % ( $i + 1 ) ];
    if( $i % 100 == 0 ) $text = $text . $sum . ",";
}
$text . $sum;
