$h = [ "a" => "", 1 => "one" ];
hash.contains( $h, "a" );       # -> 1
hash.contains( $h, "A" );       # -> 0
hash.contains( $h, "one" );     # -> 0
hash.contains( $h, "1" );       # -> 1
hash.contains( $h, 1 );         # -> 1
hash.contains( [], "a" );       # -> 0
hash.contains( [ "a" ], "a" );  # -> 0      # warning: Cannot convert array to hash value
