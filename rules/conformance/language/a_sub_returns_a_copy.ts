sub same( $list ) { return $list; }
$a = [ 1 ];
$b = same( $a );
$b[0] = 2;
$a[0];   # -> 1
$b[0];   # -> 2
