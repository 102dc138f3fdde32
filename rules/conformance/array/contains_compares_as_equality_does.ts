$a = [ "a", "10.0", [ "inner" ] ];
array.contains( $a, "a" );              # -> 1
array.contains( $a, "A" );              # -> 0
array.contains( $a, 10 );               # -> 1
array.contains( $a, "10" );             # -> 0
array.contains( $a, "inner" );          # -> 0
array.contains( $a, [ "inner" ] );      # -> 1
array.contains( [ 10, "x" ], "10" );    # -> 1
array.contains( [ 10, "x" ], "10.4" );  # -> 1
array.contains( [ 10.4 ], "10.4x" );    # -> 1
array.contains( [ "x" ], 0 );           # -> 1
array.contains( [ "", 1 ], "" );        # -> 1
array.contains( [], "" );               # -> 0
array.contains( [ 1.5, 2 ], 2.0 );      # -> 1
array.contains( [ "ab" ], "a" );        # -> 0
array.contains( [ [ 1, 2 ] ], [ 1 ] );  # -> 0
array.contains( [ [ "k" => [ 1 ] ] ], [ "k" => [ 1 ] ] );   # -> 1
array.contains( [ math.sqrt( -1 ) ], math.sqrt( -1 ) );     # -> 0
array.contains( "text", "text" );       # -> 0      # warning: Cannot convert string to array value
