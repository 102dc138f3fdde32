$s = "text";
hash.count( $s );           # -> 0      # warning: Cannot convert string to hash value
hash.keys( 5 );             # -> []     # warning: Cannot convert integer to hash value
