array.length( [ "a", [ 1, 2 ], "" ] );      # -> 3
array.length( [] );                         # -> 0
$a = [];
$a[4] = 1;
array.length( $a );                         # -> 5
$h = [ "k" => 1 ];
array.length( $h );                         # -> 0      # warning: Cannot convert hash to array value
