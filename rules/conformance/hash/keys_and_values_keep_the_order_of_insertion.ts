$h = [ "b" => 1, "a" => [ 2 ] ];
$h[3] = 4;
$h["b"] = 5;
hash.keys( $h );            # -> [ "b", "a", "3" ]
hash.values( $h );          # -> [ 5, [ 2 ], 4 ]
hash.keys( $h )[0];         # -> b
hash.keys( [] );            # -> []
