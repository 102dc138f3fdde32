hash.count( [ "a" => 1, "b" => [ "c" => 2 ] ] );    # -> 2
hash.count( [] );                                   # -> 0
$h = [];
$h["x"] = 1;
$h["x"] = 2;
hash.count( $h );                                   # -> 1
