sub clear( $set ) { hash.empty( $set ); }
sub rebind( $set ) {
   $set = [];
   $set["x"] = 1;
}
$h = [ "a" => 1 ];
rebind( $h );
$h;                     # -> [ "a" => 1 ]
clear( $h );
hash.count( $h );       # -> 0
$h["b"] = 2;
$h;                     # -> [ "b" => 2 ]
hash.count( hash.empty( [ "a" => 1, "b" => 2, "c" => 3 ] ) );       # -> 0
$h["x"] = [ "y" => 1, "z" => 2 ];
hash.empty( $h["x"] );
$h;                     # -> [ "b" => 2, "x" => [] ]
