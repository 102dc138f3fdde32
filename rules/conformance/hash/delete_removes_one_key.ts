$h = [ "a" => 1, "b" => 2, "c" => 3 ];
hash.delete( $h, "b" );
$h;                                         # -> [ "a" => 1, "c" => 3 ]
hash.count( hash.delete( $h, "nokey" ) );   # -> 2
$h["b"] = 4;
array.join( hash.keys( $h ) );              # -> a c b
hash.delete( [ 1 => "a", 2 => "b" ], 1 );   # -> [ "2" => "b" ]
hash.delete( [ "a" => 1 ], "A" );           # -> [ "a" => 1 ]
hash.delete( hash.delete( $h, "c" ), "a" ); # -> [ "b" => 4 ]
hash.delete( $h, "b" );                     # -> []
hash.count( $h );                           # -> 0
$s = "text";
hash.delete( $s, "t" );                     # -> text   # warning: Cannot convert string to hash value
$s;                                         # -> text
