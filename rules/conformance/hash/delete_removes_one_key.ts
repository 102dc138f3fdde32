$h = [ "a" => 1, "b" => 2, "c" => 3 ];
hash.delete( $h, "b" );
$h;                                         # -> [ "a" => 1, "c" => 3 ]
hash.count( hash.delete( $h, "nokey" ) );   # -> 2
$h["b"] = 4;
array.join( hash.keys( $h ) );              # -> a c b
