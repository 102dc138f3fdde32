$h = [];
for( $i = 0; $i < 100; $i++ ) { $h[ "k" . $i ] = $i; }
for( $i = 0; $i < 100; $i += 3 ) { hash.delete( $h, "k" . $i ); }
hash.count( $h );               # -> 66
hash.contains( $h, "k33" );     # -> 0
$h["k34"] . $h["k98"];          # -> 3498
