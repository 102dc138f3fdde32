$h = [ "list" => [ 2, 1 ] ];
array.sort( $h["list"] );
array.push( $h["list"], 3 );
array.push( $h["new"], 4 );
$h;             # -> [ "list" => [ 1, 2, 3 ], "new" => [ 4 ] ]
