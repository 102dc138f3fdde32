$found = 0;
$missed = 0;
for( $i = 0; $i < 11; $i++ ) {
   $ints = array.create( 11, 5 );
   $texts = array.create( 11, "ab" );
   if( array.contains( $ints, 7 ) || array.contains( $texts, "xy" ) ) $missed++;
   $ints[ $i ] = 7;
   $texts[ $i ] = "xy";
   if( array.contains( $ints, 7 ) && array.contains( $texts, "xy" ) ) $found++;
   # Of another type, but equal; and another type before it, not equal.
   $ints[ $i ] = "7.2";
   $texts[ $i ] = [ 1 ];
   if( array.contains( $ints, 7 ) && array.contains( $texts, [ 1 ] ) ) $found++;
   $ints[ $i ] = "none";
   array.push( $ints, 7 );
   array.push( $texts, "xyz" );
   if( array.contains( $ints, 7 ) && array.contains( $texts, "xyz" ) ) $found++;
   if( array.contains( $ints, 8 ) || array.contains( $texts, "xy" ) ) $missed++;
}
$found;     # -> 33
$missed;    # -> 0
