$h = lang.toHash( "b", 1, 2, "two", "b", 3 );
$h;                             # -> [ "b" => 3, "2" => "two" ]
$h[2];                          # -> two
hash.count( lang.toHash() );    # -> 0
lang.toHash( "k" );             # -> [ "k" => "" ]    # warning: a key without a value
$inner = [ 1 ];
$h = lang.toHash( "a", $inner, "b", $inner );
$inner[0] = 9;
$h["a"][0] = 5;
$h;                             # -> [ "a" => [ 5 ], "b" => [ 1 ] ]
lang.toHash( 1.50, "x", "1.5", "y" );       # -> [ "1.5" => "y" ]
lang.toHash( [ 1 ], "x" );      # -> [ "0" => "x" ]     # warning: Cannot convert array to string value
