hash.count( [ "a" => 1, "b" => [ "c" => 2 ] ] );    # -> 2
hash.count( [] );                                   # -> 0
$h = [];
$h["x"] = 1;
$h["x"] = 2;
hash.count( $h );                                   # -> 1
$big = [];
for( $i = 0; $i < 1000; $i++ ) { $big[ "n" . $i ] = $i; $big[ "k" . $i ] = $i; }
hash.count( $big );                                 # -> 2000
hash.count( [ "a" => "", "" => "" ] );              # -> 2
