$h = lang.toHash( "b", 1, 2, "two", "b", 3 );
$h;                             # -> [ "b" => 3, "2" => "two" ]
$h[2];                          # -> two
hash.count( lang.toHash() );    # -> 0
lang.toHash( "k" );             # -> [ "k" => "" ]    # warning: a key without a value
