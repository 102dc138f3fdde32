$w = [];
$w["a"] = 1;
$w["b"] = 2;
hash.count( $w );       # -> 2
hash.keys( $w )[0];     # -> a
