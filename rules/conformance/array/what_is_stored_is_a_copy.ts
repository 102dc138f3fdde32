$inner = [ 1 ];
$a = [];
array.push( $a, $inner );
array.unshift( $a, $inner );
array.splice( $a, 1, 0, $inner );
$inner[0] = 9;
$a[0][0] = 5;
$a;             # -> [ [ 5 ], [ 1 ], [ 1 ] ]
