$h = [ "a" => "", 1 => "one" ];
hash.contains( $h, "a" );       # -> 1
hash.contains( $h, "A" );       # -> 0
hash.contains( $h, "one" );     # -> 0
hash.contains( $h, "1" );       # -> 1
hash.contains( $h, 1 );         # -> 1
hash.contains( [], "a" );       # -> 0
hash.contains( [ "a" ], "a" );  # -> 0      # warning: Cannot convert array to hash value
$value = "";
$h["empty"] = $value;
hash.contains( $h, "empty" );   # -> 1
hash.contains( $h, "" );        # -> 0
$h[""] = 1;
hash.contains( $h, "" );        # -> 1
$h[1.50] = "x";
hash.contains( $h, "1.5" );     # -> 1
hash.contains( $h, "1.50" );    # -> 0
hash.contains( $h, "01" );      # -> 0
$found = 0;
foreach( $key in [ "a", "b", "empty", "1", "one" ] ) { $found += hash.contains( $h, $key ); }
$found;                         # -> 3
hash.contains( [ "0" => 1 ], [ 5 ] );   # -> 1  # warning: Cannot convert array to string value
