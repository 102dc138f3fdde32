sub set.add( $set, $x ) { $set[$x] = 1; return $set; }
$s = Set.Add( [], "a" );
$s["a"];   # -> 1
