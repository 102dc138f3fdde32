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
