$a = [ "a", "10.0", [ "inner" ] ];
array.contains( $a, "a" );              # -> 1
array.contains( $a, "A" );              # -> 0
array.contains( $a, 10 );               # -> 1
array.contains( $a, "10" );             # -> 0
array.contains( $a, "inner" );          # -> 0
array.contains( $a, [ "inner" ] );      # -> 1
